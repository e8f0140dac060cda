import { dayOf } from "../../core/clock.ts";
import type { TrialRecord } from "../../engine/query/trials.ts";
import { count, share } from "../diagram/format.ts";
import type { NodeState } from "../diagram/state.ts";
import { percent, plural } from "./amounts.ts";
import { newest } from "./facts.ts";
import { type Standing, todays } from "./standing.ts";
import { isToday } from "./today.ts";

/** Registry, model file, delivery and service: how a model reaches the parcels. */
export function modelNodes(standing: Standing): Record<string, NodeState> {
	const { desk, events, hour } = standing;
	const registered = newest(events, "model.registered");
	const served = newest(events, "day.served");
	const isNew = isToday(registered?.t ?? 0, hour);
	return {
		"model-registry": {
			status: isNew ? "ran" : "done",
			fact: plural(desk.registry.length, "version"),
			detail: desk.live === null ? "No version is in production" : `Model ${desk.live} is in production`,
		},
		"trained-model": registered
			? {
					status: isNew ? "ran" : "done",
					fact: `model ${registered.version}`,
					detail: `Accuracy ${share(registered.accuracy)} on held-out rows, registered on day ${dayOf(registered.t)}`,
				}
			: { status: "absent", fact: "none yet" },
		"cd-model-serving": delivery(standing),
		"prediction-service": {
			status: served ? "working" : "idle",
			fact: served ? `${count(served.express)} express` : `model ${desk.live ?? "–"}`,
			detail: served
				? `Model ${served.version} sent ${count(served.express)} of ${count(served.count)} parcels by express${served.timeouts ? `; ${count(served.timeouts)} requests had no answer in time` : ""}`
				: "",
		},
	};
}

/** The online trial in words: "canary 10 %", "shadow". */
export function trialInWords({ mode, share: part }: Pick<TrialRecord, "mode" | "share">): string {
	if (mode === "shadow") return "shadow";
	return `${mode === "ab" ? "A/B test" : "canary"} ${percent(part)}`;
}

function delivery(standing: Standing): NodeState {
	const { desk, events, trial } = standing;
	const { version, t = 0, because } = lastFault(standing) ?? {};
	const deployed = newest(events, "model.deployed");
	if (because !== undefined && t >= (deployed?.t ?? 0) && t >= (trial?.began ?? 0)) {
		return { status: "blocked", fact: `model ${version} out`, detail: because };
	}
	if (trial && trial.ended === null) {
		const fact = trialInWords(trial);
		return { status: "working", fact, detail: `Model ${trial.version} beside model ${trial.champion}` };
	}
	if (todays(standing, "model.deployed")) {
		return { status: "ran", fact: `model ${desk.live}`, detail: `Model ${desk.live} was put into service today` };
	}
	const since = desk.registry.find(({ version: one }) => one === desk.live)?.deployedAt ?? null;
	return {
		status: "idle",
		fact: desk.live === null ? "" : `model ${desk.live}`,
		detail: since === null ? "" : `In service since day ${dayOf(since)}`,
	};
}

/** What went wrong last on the way into service: did not start, lost its trial, was rolled back. */
function lastFault({ events, trial }: Standing): { version: number; t: number; because: string } | undefined {
	const unable = newest(events, "deployment.failed");
	const back = events.findLast((event) => event.kind === "model.rolled-back" && !event.rehearsal);
	const faults = [
		unable && { version: unable.version, t: unable.t, because: unable.because },
		back?.kind === "model.rolled-back" ? { version: back.version, t: back.t, because: back.because } : undefined,
		trial?.outcome === "rolled back"
			? { version: trial.version, t: trial.ended ?? 0, because: trial.because ?? "" }
			: undefined,
	];
	return faults
		.filter((fault) => fault !== undefined)
		.sort((a, b) => a.t - b.t)
		.at(-1);
}
