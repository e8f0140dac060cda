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

/** What a commit is instead, when it is not where the action needs it. */
const INSTEAD: Readonly<Partial<Record<CommitStage, string>>> = {
	testing: "CI is still testing it",
	red: "its tests are red",
	green: "it has not been merged yet",
	reviewing: "it is being reviewed",
	merged: "it has not passed pre-production yet",
	passed: "it has been merged and waits to be approved",
	approving: "it is being let into production",
	production: "it is in production",
	"being taken out": "it is in production",
	refused: "it was refused or reverted",
	reverted: "it was refused or reverted",
};

/** Level 2: why `action` cannot be taken on `commit` now, in one sentence; null when it can. */
export function whyNotChange(action: "merge" | "approve" | "refuse" | "revert", change: DeskCommit): string | null {
	const { commit, stage } = change;
	if (action === "revert") return stage === "production" ? null : `Commit ${commit} is not in production.`;
	const ended = stage === "production" || stage === "being taken out" || stage === "refused" || stage === "reverted";
	const can = action === "merge" ? stage === "green" : action === "approve" ? stage === "passed" : !ended;
	return can ? null : `Commit ${commit} cannot be ${DONE[action]}: ${INSTEAD[stage]}.`;
}
