import { commitById } from "../../ops/commits/catalogue.ts";
import type { CommitKind } from "../../ops/commits/commit.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { codeChanges } from "./code-changes.ts";
import { once } from "./once.ts";

/** What stopped a commit before production. */
interface Stop {
	readonly by: "CI" | "CD" | "test by hand" | "pre-production" | "breakage" | "refusal";
	/** The test or check that it failed; what broke with it; why it was refused. */
	readonly what: string;
	/** The event that tells. */
	readonly event: OpsEvent;
}

/** What became of a commit, and in hindsight what it was: only the simulator knows that. */
export interface CommitFate {
	readonly commit: string;
	readonly kind: CommitKind;
	/** Hour at which it was made. */
	readonly made: number;
	/** The change of production that brought it; null when it never came there. */
	readonly reached: OpsEvent | null;
	/** What stopped it before; null when it came through or is still on its way. */
	readonly stopped: Stop | null;
	/** What took it out of production; null when nothing did, or when it has been brought again since. */
	readonly reverted: OpsEvent | null;
}

/** Every commit made so far with its fate, in order. */
export const commitFates = once((events): readonly CommitFate[] => {
	const changes = codeChanges(events);
	const ofCommits = events.filter((event) => "commit" in event);
	return eventsOf(events, "commit.made").map(({ commit, t }): CommitFate => {
		const own = ofCommits.filter((event) => event.commit === commit);
		const reached = changes.find(({ commits }) => commits.includes(commit))?.deployed ?? null;
		const last = own.findLast(({ kind }) => kind === "commit.merged" || kind === "commit.reverted");
		const reverted = reached && last?.kind === "commit.reverted" ? last : null;
		const stopped = reached ? null : stopOf(own);
		return { commit, kind: commitById(commit).kind, made: t, reached, stopped, reverted };
	});
});

/** The first test, check or person that said no. */
function stopOf(own: readonly OpsEvent[]): Stop | null {
	for (const event of own) {
		if (event.kind === "ci.finished" && !event.pass) return { by: "CI", what: failed(event.tests), event };
		if (event.kind === "cd.checked" && !event.pass) return { by: "CD", what: failed(event.checks), event };
		if (event.kind === "commit.tested-by-hand" && !event.pass)
			return { by: "test by hand", what: event.sentence, event };
		// A model that CD's run in pre-production could not make or would not have.
		if (event.kind === "commit.refused") {
			return { by: event.actor === "cd" ? "pre-production" : "refusal", what: event.because, event };
		}
		// Level 0: no model could be made of it, or none that starts.
		if (event.kind === "commit.reverted") return { by: "breakage", what: event.because, event };
	}
	return null;
}

const failed = (checks: readonly { check: string; pass: boolean }[]): string =>
	checks
		.filter(({ pass }) => !pass)
		.map(({ check }) => check)
		.join(", ");

/** Bad commits: how many there were, how many of them were stopped before production, and how many came through. */
export function badCommits(events: readonly OpsEvent[]): { made: number; stopped: number; reached: number } {
	const bad = commitFates(events).filter(({ kind }) => kind === "bad");
	const stopped = bad.filter((fate) => fate.stopped).length;
	return { made: bad.length, stopped, reached: bad.filter(({ reached }) => reached).length };
}

/** Commits by what became of them. */
export interface FateCount {
	/** Came into production, and of these were taken out again. */
	readonly reached: number;
	readonly reverted: number;
	/** Of the bad ones: all, those that came into production, those stopped before, those still on their way. */
	readonly bad: number;
	readonly badReached: number;
	readonly badStopped: number;
	readonly badOpen: number;
}

/** How many commits of each sort there are. */
export function countFates(events: readonly OpsEvent[]): FateCount {
	const fates = commitFates(events);
	const bad = badCommits(events);
	return {
		reached: fates.filter(({ reached }) => reached).length,
		reverted: fates.filter(({ reverted }) => reverted).length,
		bad: bad.made,
		badReached: bad.reached,
		badStopped: bad.stopped,
		badOpen: bad.made - bad.reached - bad.stopped,
	};
}
