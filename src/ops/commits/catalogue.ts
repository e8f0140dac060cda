import { randomStream } from "../../core/random.ts";
import type { Commit } from "./commit.ts";

const files = import.meta.glob<Commit>("./stream/*.ts", { eager: true, import: "default" });

/** Every commit there is, in the order of their days: one file in stream/ each. */
export const COMMITS: readonly Commit[] = Object.values(files).sort((a, b) => a.day - b.day);

const byId = new Map(COMMITS.map((commit) => [commit.id, commit]));

/** The commit called `id`. Throws when there is none: plans are checked before they get here. */
export function commitById(id: string): Commit {
	const commit = byId.get(id);
	if (!commit) throw new Error(`commit ${id}: no such commit`);
	return commit;
}

/** Days by which the seed moves a commit at most. */
const MOVES_BY = 6;
/** Hour of the day at which commits are made. */
const HOUR = 11;

/** The stream of a year: each commit with the hour at which it is made under `seed`, the same at every level. */
export function commitStream(seed: number): { commit: Commit; at: number }[] {
	return COMMITS.map((commit) => {
		const moved = randomStream(seed, `commits/${commit.id}`).below(MOVES_BY + 1);
		return { commit, at: (commit.day + moved) * 24 + HOUR };
	}).sort((a, b) => a.at - b.at);
}
