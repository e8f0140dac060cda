import { dayOf } from "../../core/clock.ts";
import type { BuiltPackage } from "../../engine/query/package-repository.ts";
import type { PersonTask } from "../../engine/query/people-tasks.ts";
import type { RepositoryCommit } from "../../engine/query/source-repository.ts";
import { daysInWords } from "./facts.ts";
import { openTasks, type Standing } from "./standing.ts";

/** Days for which a commit that went no further is still seen where it stopped, unless a newer one comes. */
const REMEMBERED = 14;

/** Where a commit stands in line or has stopped on its way into production. */
interface CodePlace {
	/** Before its tests, before an environment, or before a person who lets it into production. */
	readonly before: "tests" | "delivery" | "approval";
	/** A few words: its wait, or how it stopped. */
	readonly label: string;
	/** Why it goes no further, in one sentence; null while it only waits. */
	readonly because: string | null;
}

/** The newest package of a commit. */
const packageOf = (standing: Standing, commit: RepositoryCommit): BuiltPackage | undefined =>
	standing.packages.findLast((one) => one.commit === commit.commit);

/** The open work of a person on a commit, if any. */
export const workOn = (standing: Standing, commit: string): PersonTask | undefined =>
	openTasks(standing).findLast(({ about }) => about === commit);

/** Where `commit` stands at the moment that is looked at; null when it is in production, out of it, or forgotten. */
export function codePlace(commit: RepositoryCommit, standing: Standing): CodePlace | null {
	const { hour, commits } = standing;
	const built = packageOf(standing, commit);
	const wait = waitOf(commit, standing);
	switch (commit.state) {
		case "made":
			return { before: "tests", label: wait, because: null };
		case "tests green":
		case "merged":
			return built ? inDelivery(built, wait) : { before: "tests", label: wait, because: null };
		case "tests red":
		case "refused": {
			if (commits.at(-1) !== commit || hour - commit.since > REMEMBERED * 24) return null;
			const because = commit.because ?? firstBroken(commit.tests ?? []);
			return built
				? { before: "delivery", label: "refused", because }
				: { before: "tests", label: commit.tests ? "red" : "refused", because };
		}
		default:
			return null;
	}
}

function inDelivery({ environments }: BuiltPackage, wait: string): CodePlace {
	const failed = environments.findLast(({ pass }) => pass === false);
	if (failed) {
		const because = firstBroken(failed.checks ?? []);
		return { before: "delivery", label: `fails in ${failed.environment}`, because };
	}
	const newest = environments.at(-1);
	const passed = newest?.environment === "pre-production" && newest.remaining === 0;
	return { before: passed ? "approval" : "delivery", label: wait, because: null };
}

const firstBroken = (checks: readonly { pass: boolean; check: string; sentence: string }[]): string => {
	const broken = checks.find(({ pass }) => !pass);
	return broken ? `${broken.check}: ${broken.sentence}` : "";
};

/** Since when it waits: "waits 2 days"; "new" on its first. */
function waitOf(commit: RepositoryCommit, standing: Standing): string {
	const days = dayOf(standing.hour - 1) - dayOf(workOn(standing, commit.commit)?.asked ?? commit.since);
	return days > 0 ? `waits ${daysInWords(days)}` : "new";
}
