package orrery.protocols.twophase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Verdict.Status;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;

/** Judges what clients saw: transfers and audits as a history of Jepsen's bank, which must be strictly serializable. */
final class MoneyOrder {

    private MoneyOrder() {}

    /** @param history of transfers, guaranteed or not, and audits */
    static Status judge(History history, Bank bank) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : history.operations()) {
            operations.add(new Operation(
                    operation.id(),
                    operation.client(),
                    asked((Question) operation.question(), bank),
                    operation.invoked(),
                    operation.completed(),
                    operation.outcome() instanceof Outcome.Ok(Record answer)
                            ? Outcome.ok(answered(answer))
                            : operation.outcome(),
                    operation.invokedNanos(),
                    operation.completedNanos()));
        }
        return new Linearizability(Models.named("bank")).decide(new History(operations));
    }

    private static Asked asked(Question question, Bank bank) {
        return switch (question) {
            case Question.Transfer(String from, long value) -> transfer(bank.moved(from, value));
            case Question.Guaranteed(String from, long value) -> transfer(bank.moved(from, value));
            case Question.Audit audit -> new Asked("read");
            case Question.Collect collect -> throw new IllegalArgumentException("no question of Jepsen's: " + collect);
        };
    }

    private static Asked transfer(Bank.Moved moved) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("from", moved.from());
        value.put("to", moved.to());
        value.put("amount", moved.amount());
        return new Asked("transfer", value);
    }

    private static Answered answered(Record answer) {
        return answer instanceof Question.Balances balances
                ? new Answered(new LinkedHashMap<String, Object>(balances.accounts()))
                : Answered.NOTHING;
    }
}
