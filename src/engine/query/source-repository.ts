import type { Actor, CheckResult, OpsEvent } from "../../ops/events.ts";

type CommitState = "made" | "tests red" | "tests green" | "merged" | "refused" | "in production" | "reverted";

/** A commit in the source repository, with how far it has come. */
export interface RepositoryCommit {
	readonly commit: string;
	readonly message: string;
	/** Hour at which it was made. */
	readonly made: number;
	readonly state: CommitState;
	/** Hour of that. */
	readonly since: number;
	/** Who brought it there. */
	readonly who: Actor;
	/** Revision of the code from which on it is part of it; null while it is not. */
	readonly revision: number | null;
	/** CI's tests of it; null while they have not run. */
	readonly tests: readonly CheckResult[] | null;
	/** Why it was refused or reverted, or what the test by hand came to. */
	readonly because: string | null;
}

/** Every commit so far, in the order in which they were made. */
export function sourceRepository(events: readonly OpsEvent[]): RepositoryCommit[] {
	const commits = new Map<string, RepositoryCommit>();
	for (const event of events) {
		if (event.kind === "commit.made") {
			const { commit, message, t, actor } = event;
			const fresh = { state: "made", revision: null, tests: null, because: null } as const;
			commits.set(commit, { commit, message, made: t, since: t, who: actor, ...fresh });
			continue;
		}
		if (!("commit" in event) || event.commit === null) continue;
		const before = commits.get(event.commit);
		const change = before && changeBy(event, before);
		if (change) commits.set(event.commit, { ...before, since: event.t, who: event.actor, ...change });
	}
	return [...commits.values()];
}

type Change = Partial<Pick<RepositoryCommit, "state" | "revision" | "tests" | "because">>;

function changeBy(event: OpsEvent, before: RepositoryCommit): Change | null {
	switch (event.kind) {
		case "ci.finished":
			return { state: event.pass ? "tests green" : "tests red", tests: event.tests };
		case "commit.tested-by-hand":
			return { state: event.pass ? "tests green" : "tests red", because: event.sentence };
		case "commit.merged":
			// At Level 1 the code may be deployed in the same moment: it does not go back to being merged.
			return before.state === "in production"
				? { revision: event.revision }
				: { state: "merged", revision: event.revision };
		case "commit.refused":
			return { state: "refused", because: event.because };
		case "commit.reverted":
			return { state: "reverted", revision: null, because: event.because };
		case "pipeline.deployed":
			return event.environment === "production" ? { state: "in production", revision: event.revision } : null;
		default:
			return null;
	}
}

/** Commits on their way, by where they stand; those in production or given up are not on their way. */
export interface OnTheWay {
	readonly made: number;
	readonly tested: number;
	readonly merged: number;
	readonly all: number;
}

export function onTheWay(commits: readonly Pick<RepositoryCommit, "state">[]): OnTheWay {
	const at = (state: CommitState) => commits.filter((commit) => commit.state === state).length;
	const [made, tested, merged] = [at("made"), at("tests green"), at("merged")];
	return { made, tested, merged, all: made + tested + merged };
}
