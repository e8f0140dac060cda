import { type ChangeState, whyNotNow } from "../../ops/source/why-not-now.ts";
import type { CommitStage, DeskCommit } from "./commits-at-desk.ts";

/** Level 1: why `commit` cannot be released by hand now, in one sentence; null when it can. `asked`: and not begun yet. */
export function whyNotRelease({ commit, stage }: DeskCommit, asked: boolean): string | null {
	if (stage === "refused") return `Commit ${commit} was refused when it was tested by hand.`;
	if (stage === "production" || stage === "looked into" || stage === "being taken out") {
		return `Commit ${commit} is in production already.`;
	}
	return (stage === "made" || stage === "reverted") && !asked ? null : `Commit ${commit} is being released.`;
}

/** Level 1: why `commit` cannot be taken out of production now; one search for what broke goes on at a time. */
export function whyNotTakeBack({ commit, stage }: DeskCommit, all: readonly DeskCommit[]): string | null {
	if (stage === "looked into" || stage === "being taken out") return `Commit ${commit} is being taken out.`;
	if (stage !== "production") return `Commit ${commit} is not in production.`;
	const other = all.find((one) => one.stage === "looked into" || one.stage === "being taken out");
	return other ? `People are looking into ${other.commit}.` : null;
}

const DONE = { merge: "merged", approve: "approved", refuse: "refused" } as const;

/** The engine's own states, for the stages that the desk tells apart further. */
const stateOf = (stage: CommitStage): ChangeState => {
	if (stage === "refused" || stage === "reverted" || stage === "made") return "out";
	return stage === "being taken out" || stage === "looked into" ? "production" : (stage as ChangeState);
};

/** Level 2: why `action` cannot be taken on `commit` now, in one sentence; null when it can. */
export function whyNotChange(action: "merge" | "approve" | "refuse" | "revert", change: DeskCommit): string | null {
	const { commit, stage } = change;
	if (action === "revert") return stage === "production" ? null : `Commit ${commit} is not in production.`;
	const ended = stage === "production" || stage === "being taken out" || stage === "refused" || stage === "reverted";
	const can = action === "merge" ? stage === "green" : action === "approve" ? stage === "passed" : !ended;
	return can ? null : whyNotNow(commit, DONE[action], stateOf(stage));
}
