package orrery.protocols.twophase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;
import orrery.protocols.twophase.Work.Access;

/**
 * Which accounts there are, who holds them, and what a question means for each of these.
 *
 * @param participants account {@code a1} is held by the first, {@code a2} by the second, and so on round
 */
public record Bank(List<NodeId> participants, int accounts, long opening) {

    static Bank of(List<NodeId> servers, Options options) {
        List<NodeId> participants = switch (options.coordinator()) {
            case APART -> servers.subList(1, servers.size());
            case EVERYWHERE -> servers;
        };
        return new Bank(List.copyOf(participants), options.accounts(), options.opening());
    }

    /** What a transfer moves. */
    public record Moved(String from, String to, long amount) {}

    public Moved moved(String key, long value) {
        int from = numberOf(key);
        int to = (from + 1 + (int) Math.floorMod(value, accounts - 1L)) % accounts;
        return new Moved(account(from), account(to), 1 + Math.floorMod(value, 3L));
    }

    /** What is to be done, by participant, in the order in which it is needed first. */
    public Map<NodeId, Work> plan(Question question) {
        List<Access> accesses = switch (question) {
            case Question.Transfer(String from, long value) -> transfer(moved(from, value));
            case Question.Guaranteed(String from, long value) -> guaranteed(moved(from, value));
            case Question.Collect(String to) -> collect(account(numberOf(to)));
            case Question.Audit audit -> all().<Access>map(Access.Read::new).toList();
        };
        Map<NodeId, List<Access>> byHolder = accesses.stream()
                .collect(Collectors.groupingBy(
                        access -> holder(access.account()), LinkedHashMap::new, Collectors.toList()));
        Map<NodeId, Work> plan = new LinkedHashMap<>();
        byHolder.forEach((holder, part) -> plan.put(holder, new Work(part)));
        return plan;
    }

    private static List<Access> transfer(Moved moved) {
        return List.of(new Access.Add(moved.from(), -moved.amount()), new Access.Add(moved.to(), moved.amount()));
    }

    private List<Access> guaranteed(Moved moved) {
        List<Access> accesses = new ArrayList<>(transfer(moved));
        all().filter(account -> !account.equals(moved.from()) && !account.equals(moved.to()))
                .filter(account -> !holder(account).equals(holder(moved.from()))
                        && !holder(account).equals(holder(moved.to())))
                .findFirst()
                .ifPresent(third -> accesses.add(new Access.Require(third, moved.amount())));
        return accesses;
    }

    private List<Access> collect(String to) {
        List<Access> accesses = new ArrayList<>();
        accesses.add(new Access.Add(to, accounts - 1L));
        all().filter(account -> !account.equals(to)).forEach(account -> accesses.add(new Access.Add(account, -1)));
        return accesses;
    }

    /** What a participant holds before anybody has asked for anything. */
    public PMap<String, Long> opening(NodeId participant) {
        PMap<String, Long> balances = TreePMap.empty();
        for (String account : all().toList()) {
            if (holder(account).equals(participant)) {
                balances = balances.plus(account, opening);
            }
        }
        return balances;
    }

    public long due() {
        return accounts * opening;
    }

    private Stream<String> all() {
        return IntStream.range(0, accounts).mapToObj(Bank::account);
    }

    private static String account(int number) {
        return "a" + (number + 1);
    }

    /** {@code k3} and {@code a3} both mean the third account. */
    private int numberOf(String key) {
        return (int) Math.floorMod(Long.parseLong(key.substring(1)) - 1, (long) accounts);
    }

    private NodeId holder(String account) {
        return participants.get(numberOf(account) % participants.size());
    }
}
