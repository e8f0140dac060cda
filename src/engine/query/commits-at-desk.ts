import type { CheckResult, EventOf, OpsEvent } from "../../ops/events.ts";

/** How far a commit has come on its way to production, by hand (Level 1) or by CI/CD (Level 2). */
export type CommitStage =
	| "made"
	// Level 1
	| "tried by hand"
	| "IT queue"
	| "being deployed"
	| "looked into"
	// Level 2
	| "testing"
	| "red"
	| "green"
	| "reviewing"
	| "merged"
	| "passed"
	| "approving"
	// Both
	| "production"
	| "being taken out"
	| "refused"
	| "reverted";

/** A commit as a person at the desk meets it. */
export interface DeskCommit {
	readonly commit: string;
	readonly message: string;
	/** Hour at which it was made. */
	readonly made: number;
	readonly stage: CommitStage;
	/** Hour since which it stands there. */
	readonly since: number;
	/** Hour at which the person who works on it will be done, or begins on it; null when nobody does. */
	readonly until: number | null;
	/** CI's tests, the newest; null while they have not run. */
	readonly tests: readonly CheckResult[] | null;
	/** CD's checks in the last environment; null while they have not run. */
	readonly checks: EventOf<"cd.checked"> | null;
	/** Why it is where it is, in one sentence, when somebody said. */
	readonly because: string | null;
}

/** What people do with a commit, and the stage it is in meanwhile. */
const WORK: Readonly<Record<string, CommitStage>> = {
	"testing by hand": "tried by hand",
	"deploying the pipeline": "being deployed",
	"looking for what broke": "looked into",
	"taking a release back": "being taken out",
	"taking a commit out": "being taken out",
	"looking at red tests": "red",
	reviewing: "reviewing",
	approving: "approving",
};

/** Every commit so far, in the order in which they were made, with how far it has come at `level`. */
export function commitsAtDesk(events: readonly OpsEvent[], level: 1 | 2): DeskCommit[] {
	const commits = new Map<string, DeskCommit>();
	for (const event of events) {
		if (event.kind === "commit.made") {
			const { commit, message, t } = event;
			const stage = level === 2 ? ("testing" as const) : ("made" as const);
			const nothing = { until: null, tests: null, checks: null, because: null };
			commits.set(commit, { commit, message, made: t, stage, since: t, ...nothing });
			continue;
		}
		const name = "about" in event ? event.about : "commit" in event ? event.commit : null;
		const before = name === null ? undefined : commits.get(name);
		const change = before && changeBy(event, before);
		if (!before || !change) continue;
		const moved = change.stage !== undefined && change.stage !== before.stage;
		commits.set(before.commit, { ...before, ...(moved && { since: event.t, until: null }), ...change });
	}
	return [...commits.values()];
}

function changeBy(event: OpsEvent, before: DeskCommit): Partial<DeskCommit> | null {
	switch (event.kind) {
		case "task.queued":
		case "task.started":
			return taken(event, before);
		case "task.done":
			return event.task === "reviewing" && before.stage === "reviewing" ? { stage: "merged" } : null;
		case "commit.tested-by-hand":
			return { because: event.sentence };
		case "ci.finished":
			return event.pass ? { tests: event.tests } : { tests: event.tests, stage: "red" };
		case "cd.checked":
			return { checks: event, ...checkedTo(event, before) };
		case "pipeline.deployed":
			if (event.environment === "production") return { stage: "production" };
			return event.environment === "pre-production" ? { stage: "merged" } : null;
		case "commit.refused":
			return { stage: "refused", because: event.because };
		case "commit.reverted":
			return { stage: "reverted", because: event.because };
		default:
			return null;
	}
}

function taken(
	event: EventOf<"task.queued"> | EventOf<"task.started">,
	before: DeskCommit,
): Partial<DeskCommit> | null {
	const stage = WORK[event.task];
	// Nothing comes of work on a commit that is out by then; only a release by hand may begin anew.
	const out = before.stage === "refused" || before.stage === "reverted";
	if (stage === undefined || (out && stage !== "tried by hand")) return null;
	// Other teams' tickets come first: until then nobody works on it.
	if (event.kind === "task.queued" && stage === "being deployed") return { stage: "IT queue", until: event.startsAt };
	return { stage, until: event.until };
}

function checkedTo(event: EventOf<"cd.checked">, { stage }: DeskCommit): Partial<DeskCommit> {
	if (!event.pass) return { stage: "red" };
	if (event.environment === "test") return stage === "testing" ? { stage: "green" } : {};
	return event.environment === "pre-production" && event.remaining === 0 ? { stage: "passed" } : {};
}
