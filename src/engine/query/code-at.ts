import type { Environment, EventOf, OpsEvent } from "../../ops/events.ts";

/** Commits that the code of `revision` holds, in the order in which they came into it. */
export function commitsIn(events: readonly OpsEvent[], revision: number): string[] {
	const held: string[] = [];
	for (const event of events) {
		if (event.kind === "commit.merged" && event.revision <= revision && !held.includes(event.commit)) {
			held.push(event.commit);
		}
		if (event.kind === "commit.reverted" && event.revision <= revision && held.includes(event.commit)) {
			held.splice(held.indexOf(event.commit), 1);
		}
	}
	return held;
}

/** What a run of the pipeline executed: the commits in its code, and the package that they were built into. */
export function codeOfRun(
	events: readonly OpsEvent[],
	{ revision, environment, started }: { revision: number; environment: Environment; started: number },
): { commits: string[]; package: string | null } {
	const past = events.filter(({ t }) => t <= started);
	const deployed = past.findLast(
		(event): event is EventOf<"pipeline.deployed"> =>
			event.kind === "pipeline.deployed" && event.environment === environment && event.revision === revision,
	);
	const commits = commitsIn(past, environment === "production" ? revision : revision - 1);
	// Outside production the code has a commit on top that is not part of the revision before.
	const onTop = environment === "production" ? null : (deployed?.commit ?? null);
	return { commits: onTop === null ? commits : [...commits, onTop], package: deployed?.package ?? null };
}
