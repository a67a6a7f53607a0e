package orrery.verdict.file;
import orrery.api.History;
final class SessionText { static History awdit(Characters in){ throw in.wrong("x"); } static History dbcop(Characters in){ throw in.wrong("x"); } }
