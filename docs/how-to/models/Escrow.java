import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Model;

/** An account from which no more is taken than was put in: deposit n, and withdraw n, which says whether it could. */
public final class Escrow implements Model<Long> {

    @Override
    public String name() {
        return "escrow";
    }

    @Override
    public String knows() {
        return "deposit and withdraw";
    }

    @Override
    public Long initial() {
        return 0L;
    }

    /** The balance after, or null if this answer cannot be given at this balance. */
    @Override
    public Long step(Long balance, Record question, Record answer) {
        if (question instanceof Asked(String f, Object key, Long amount)) {
            boolean covered = amount <= balance;
            switch (f) {
                case "deposit":
                    return balance + amount;
                case "withdraw":
                    boolean fits = answer == null || answer.equals(new Answered(covered));
                    return !fits ? null : (Long) (covered ? balance - amount : balance);
                default:
            }
        }
        throw new IllegalArgumentException("escrow knows deposit n and withdraw n, not " + question);
    }
}
