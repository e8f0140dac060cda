import { dayOf } from "../../../core/clock.ts";
import type { CommitStage, DeskCommit } from "../../../engine/query/commits-at-desk.ts";

const day = (hour: number | null): string => `day ${dayOf(hour ?? 0)}`;

const WORDS: Readonly<Record<CommitStage, (commit: DeskCommit) => string>> = {
	made: () => "nobody has taken it up",
	"tried by hand": ({ until }) => `tried by hand until ${day(until)}`,
	"IT queue": ({ until }) => `in the IT queue until ${day(until)}`,
	"being deployed": ({ until }) => `being deployed until ${day(until)}`,
	"looked into": ({ until }) => `in production; people look for what broke until ${day(until)}`,
	testing: () => "CI is testing it",
	red: ({ until }) => (until === null ? "tests red" : `tests red; its author looks at it until ${day(until)}`),
	green: () => "tests green, waits to be merged",
	reviewing: ({ until }) => `in review until ${day(until)}`,
	merged: ({ checks }) =>
		checks?.environment === "pre-production" && checks.remaining > 0
			? `merged, in pre-production, ${checks.remaining} to go`
			: "merged, on its way through pre-production",
	passed: () => "passed pre-production, waits for approval",
	approving: ({ until }) => `being approved until ${day(until)}`,
	production: ({ since }) => `in production since ${day(since)}`,
	"being taken out": ({ until }) => `being taken out until ${day(until)}`,
	refused: ({ since }) => `refused on ${day(since)}`,
	reverted: ({ since }) => `taken out on ${day(since)}`,
};

/** How far a commit has come, in words: "in the IT queue until day 45". */
export const stageInWords = (commit: DeskCommit): string => WORDS[commit.stage](commit);

/** Nothing is to be done about it any more, or it is where it should be. */
export const isSettled = ({ stage }: DeskCommit): boolean =>
	stage === "production" || stage === "refused" || stage === "reverted";
