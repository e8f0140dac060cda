import type { OpsEvent } from "../../ops/events.ts";

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
