import type { OpsEvent } from "../../../ops/events.ts";
import { type CommitFate, commitFates } from "../commit-fates.ts";
import type { Figure } from "../figure.ts";

const count = (is: (fate: CommitFate) => boolean) => (events: readonly OpsEvent[]) => {
	const fates = commitFates(events);
	return fates.length > 0 ? fates.filter(is).length : null;
};
const reached = (is: (fate: CommitFate) => boolean) => (events: readonly OpsEvent[]) =>
	commitFates(events).flatMap((fate) => (is(fate) && fate.reached ? [fate.reached] : []));

const inProduction = ({ reached: there, reverted }: CommitFate) => there !== null && reverted === null;
const badInProduction = ({ kind, reached: there }: CommitFate) => kind === "bad" && there !== null;
const badStopped = ({ kind, stopped }: CommitFate) => kind === "bad" && stopped !== null;

/** What became of the commits; which of them were bad is known in hindsight only. */
export const COMMITS_MADE: readonly Figure[] = [
	{
		id: "commits-in-production",
		term: "commits in production",
		means: "Commits that are in production now.",
		group: "code changes",
		unit: "count",
		better: null,
		value: count(inProduction),
		behind: reached(inProduction),
	},
	{
		id: "bad-commits-in-production",
		term: "bad commits in production",
		means: "Commits that do harm, as hindsight knows, and came into production.",
		group: "code changes",
		unit: "count",
		better: "less",
		value: count(badInProduction),
		behind: reached(badInProduction),
	},
	{
		id: "bad-commits-stopped",
		term: "bad commits stopped",
		means: "Commits that do harm, as hindsight knows, and that a test, a check or a person stopped.",
		group: "code changes",
		unit: "count",
		better: "more",
		value: count(badStopped),
		behind: (events) =>
			commitFates(events).flatMap((fate) => (badStopped(fate) && fate.stopped ? [fate.stopped.event] : [])),
	},
];
