import { dayOf } from "../../core/clock.ts";
import type { RepositoryCommit } from "../../engine/query/source-repository.ts";
import type { NodeState } from "../diagram/state.ts";
import { newest, plural } from "./facts.ts";
import { isToday, openTasks, type Standing, todays } from "./standing.ts";
import { isAboutData, personAt } from "./watch-nodes.ts";

/** What stands at both levels between an idea and the source repository. */
export function codeNodes(standing: Standing): Record<string, NodeState> {
	const { commits, hour } = standing;
	const last = commits.at(-1);
	const made = last !== undefined && isToday(last.made, hour);
	const task = openTasks(standing).findLast((one) => one.role === "data scientist" && !isAboutData(one));
	return {
		"model-analysis": personAt(task, hour) ?? { status: "idle", fact: "by hand", detail: "A data scientist does it" },
		"source-code": last
			? { status: made ? "ran" : "done", fact: made ? "new" : `day ${dayOf(last.made)}`, detail: last.message }
			: { status: "done", fact: "first day", detail: "The pipeline's code of the first day" },
		"source-repository": {
			status: todays(standing, "commit.merged") || todays(standing, "commit.reverted") ? "ran" : "done",
			fact: `revision ${revisionOf(standing)}`,
			detail: plural(commits.length, "commit"),
		},
	};
}

/** Revision of the code: 0 on the first day, one more with each change. */
export function revisionOf({ events }: Standing): number {
	const changed = events.findLast((event) => event.kind === "commit.merged" || event.kind === "commit.reverted");
	return changed?.kind === "commit.merged" || changed?.kind === "commit.reverted" ? changed.revision : 0;
}

/** Level 1: the release of pipeline code is work of operations, after a test by hand. */
export function deploymentByHand(standing: Standing): NodeState {
	const { commits, hour } = standing;
	const task = openTasks(standing).findLast(({ role }) => role === "ops engineer");
	const busy = personAt(task, hour);
	if (busy) return busy;
	const deployed = newest(standing.events, "pipeline.deployed");
	if (deployed && isToday(deployed.t, hour)) {
		return {
			status: "ran",
			fact: `revision ${deployed.revision}`,
			detail: "New pipeline code went into production today",
		};
	}
	const red = commits.at(-1);
	if (red?.state === "tests red") return { status: "blocked", fact: "test failed", detail: red.because ?? "" };
	return { status: "idle", fact: "by hand", detail: "Operations deploy new pipeline code" };
}

/** Level 2: the newest commit's six tests. */
export function integration(standing: Standing): NodeState {
	const last = newest(standing.events, "ci.finished");
	if (!last) return { status: "idle", fact: "no commit yet" };
	const green = last.tests.filter(({ pass }) => pass).length;
	const today = isToday(last.t, standing.hour);
	if (!last.pass) {
		const broken = last.tests.filter(({ pass }) => !pass);
		const detail = broken.map(({ sentence }) => sentence).join(" ");
		return { status: "blocked", fact: `red: ${broken.map(({ check }) => check).join(", ")}`, detail };
	}
	const detail = `${last.commit}, day ${dayOf(last.t)}`;
	return { status: today ? "ran" : "done", fact: `${green} of ${last.tests.length} tests green`, detail };
}

export function packagesNode({ packages, hour }: Standing): NodeState {
	const last = packages.at(-1);
	if (!last) return { status: "absent", fact: "none yet" };
	const today = isToday(last.built, hour);
	return {
		status: today ? "ran" : "done",
		fact: plural(packages.length, "package"),
		detail: `Newest: ${last.package}`,
	};
}

/** Level 2: how far the newest package is, and what it waits for. */
export function continuousDelivery(standing: Standing): NodeState {
	const { packages, hour, events } = standing;
	const last = packages.at(-1);
	if (!last) return { status: "idle", fact: "no package yet" };
	const failed = last.environments.findLast(({ pass }) => pass === false);
	if (failed) {
		const detail = (failed.checks ?? [])
			.filter(({ pass }) => !pass)
			.map(({ sentence }) => sentence)
			.join(" ");
		return { status: "blocked", fact: `fails in ${failed.environment}`, detail };
	}
	const commit = standing.commits.find((one) => one.commit === last.commit);
	const task = personAt(waitsForPerson(standing, commit), hour);
	if (task) return task;
	const newestThere = last.environments.at(-1);
	const deployed = newest(events, "pipeline.deployed");
	const today = deployed !== undefined && isToday(deployed.t, hour);
	return {
		status: today ? "ran" : newestThere?.environment === "production" ? "done" : "working",
		fact: newestThere ? `in ${newestThere.environment}` : "not there yet",
		detail: `${last.commit}, package ${last.package}`,
	};
}

/** The open work of a person on a commit, if any. */
export const waitsForPerson = (standing: Standing, commit: RepositoryCommit | undefined) =>
	commit && openTasks(standing).findLast(({ about }) => about === commit.commit);
