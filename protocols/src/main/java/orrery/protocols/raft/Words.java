package orrery.protocols.raft;

import java.util.List;
import orrery.api.Word;

/** Raft's words for who has never heard of it, each explained by those before. */
final class Words {

    private Words() {}

    static List<Word> all() {
        return List.of(
                new Word("majority", "more than half of the servers: any two majorities have a server in common"),
                new Word(
                        "log",
                        "the list of commands that a server keeps, in the order in which they take effect; all logs are to"
                                + " become the same (the page counts a list from 0, Raft its entries from 1)"),
                new Word("entry", "one command in a log, with the term in which a leader put it there"),
                new Word(
                        "term",
                        "a number for a stretch of time, as of a reign: it grows with each election, and messages from an"
                                + " older term are refused"),
                new Word(
                        "leader",
                        "the one server of a term that takes commands from clients and tells the others what to append"),
                new Word("follower", "a server that does what the leader says; every server begins as one"),
                new Word(
                        "candidate",
                        "a server that has heard from no leader for too long, began a new term and asks for votes"),
                new Word(
                        "vote",
                        "a server gives one in each term, and only to a candidate whose log is not older than its own: the"
                                + " later last term wins, and between equal terms the longer log"),
                new Word(
                        "RequestVote",
                        "a candidate asks for a vote, and tells the index and the term of its last entry"),
                new Word(
                        "AppendEntries",
                        "the leader sends entries, or none, to show that it is there; a follower replaces what contradicts"
                                + " them"),
                new Word(
                        "committed",
                        "said of an entry that can never be lost any more, whoever becomes leader; only then does it take"
                                + " effect, and the client is answered"),
                new Word("commitIndex", "up to which entry a server takes its log to be committed"),
                new Word("election safety", "at most one leader in each term"),
                new Word("leader append-only", "a leader never changes or removes an entry of its own log"),
                new Word("committed entries stay", "no server removes an entry that it knows to be committed"),
                new Word(
                        "log matching",
                        "if two logs have an entry of the same index and term, they are the same up to there"),
                new Word(
                        "leader completeness",
                        "what is committed in one term is in the log of every leader of a later term"),
                new Word("state machine safety", "no two servers apply different commands at the same index"),
                new Word("a command takes effect once", "however often a client sent it"),
                new Word(Promises.NOT_AGAIN, "a leader goes on after what a follower has accepted"),
                new Word(Promises.READY, "a leader hands over only to a server that lacks nothing"),
                new Word(Promises.PROGRESS, "once faults are over, there is a leader, and clients are served"),
                new Word(Promises.CATCH_UP, "once faults are over, every follower gets what it lacks"));
    }
}
