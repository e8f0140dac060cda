import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { codeOf } from "../../ops/source/code-of.ts";
import { diffSource, type FileDiff } from "../../ops/source/diff-source.ts";
import { sourceText } from "../../ops/source/source-text.ts";
import { commitsIn } from "./code-at.ts";

/**
 * What `commit` changes in the files of the pipeline's code: in those that it was merged into, or, while it is not, in those
 * that are in production now. Throws when there is no such commit.
 */
export function commitDiff(events: readonly OpsEvent[], commit: string): FileDiff[] {
	const merged = eventsOf(events, "commit.merged").findLast((event) => event.commit === commit);
	const revision = merged ? merged.revision - 1 : Number.POSITIVE_INFINITY;
	const before = commitsIn(events, revision).filter((one) => one !== commit);
	return diffSource(sourceText(codeOf(before)), sourceText(codeOf([...before, commit])));
}
