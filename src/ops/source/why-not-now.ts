/** How far a commit of Level 2 has come. */
export type ChangeState =
	| "testing"
	| "red"
	| "green"
	| "reviewing"
	| "merged"
	| "passed"
	| "approving"
	| "production"
	| "out";

/** What a commit in this state is, said to whoever wants to merge, approve or refuse it now. */
const INSTEAD: Readonly<Record<ChangeState, string>> = {
	testing: "CI is still testing it",
	red: "its tests are red",
	green: "it has not been merged yet",
	reviewing: "it is being reviewed",
	merged: "it has not passed pre-production yet",
	passed: "it has been merged and waits to be approved",
	approving: "it is being let into production",
	production: "it is in production",
	out: "it was refused or reverted",
};

/** Why `commit` cannot be merged, approved or refused now, in one sentence: told by the team and foretold at the desk. */
export const whyNotNow = (commit: string, what: "merged" | "approved" | "refused", state: ChangeState): string =>
	`Commit ${commit} cannot be ${what}: ${INSTEAD[state]}.`;
