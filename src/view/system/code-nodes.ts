import { dayOf } from "../../core/clock.ts";
import type { NodeState } from "../diagram/state.ts";
import { plural } from "./amounts.ts";
import { codePlace, workOn } from "./code-place.ts";
import { newest } from "./facts.ts";
import { openTasks, type Standing, todays } from "./standing.ts";
import { isToday } from "./today.ts";
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
	const last = commits.at(-1);
	const because = last && codePlace(last, standing)?.because;
	if (because) return { status: "blocked", fact: "refused", detail: because };
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
		return { status: "blocked", fact: `${broken.length} of ${last.tests.length} red`, detail };
	}
	const detail = `${last.commit}, day ${dayOf(last.t)}`;
	return { status: today ? "ran" : "done", fact: `${green} of ${last.tests.length} green`, detail };
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

/** Level 2: how far the newest package is, what it waits for, and why it goes no further. */
export function continuousDelivery(standing: Standing): NodeState {
	const { packages, commits, hour } = standing;
	const last = packages.at(-1);
	const commit = commits.find((one) => one.commit === last?.commit);
	if (!last || !commit) return { status: "idle", fact: "no package yet" };
	const place = codePlace(commit, standing);
	if (place?.because) {
		const failed = last.environments.findLast(({ pass }) => pass === false) ?? last.environments.at(-1);
		return { status: "blocked", fact: `fails in ${failed?.environment ?? "test"}`, detail: place.because };
	}
	if (place === null && commit.because !== null && (commit.state === "refused" || commit.state === "reverted")) {
		return { status: "idle", fact: `last ${commit.state}`, detail: commit.because };
	}
	const busy = personAt(workOn(standing, commit.commit), hour);
	if (busy) return { ...busy, fact: place?.before === "approval" ? "in approval" : "in review" };
	const newestThere = last.environments.at(-1);
	const deployed = newest(standing.events, "pipeline.deployed");
	const today = deployed !== undefined && isToday(deployed.t, hour);
	const waits = place !== null && place.before === "approval";
	return {
		status: today ? "ran" : place === null ? "done" : waits ? "waiting" : "working",
		fact: waits ? "for approval" : newestThere ? `in ${newestThere.environment}` : "not there yet",
		detail: `${last.commit}, package ${last.package}`,
	};
}
