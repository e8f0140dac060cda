import { dayOf, HOURS_PER_DAY, hourOf } from "../../core/clock.ts";
import type { ServedModel } from "../../model/serving.ts";
import type { AnsweredDay } from "../answer-day.ts";
import type { CheckResult, EventOf } from "../events.ts";
import type { DeliveryMode } from "../policy.ts";
import type { Shop } from "../shop.ts";
import { abTest } from "./ab-test.ts";
import { Comparison } from "./comparison.ts";
import type { DeliveryAction, ModelDelivery, Release } from "./model-delivery.ts";
import { type Doer, PredictionService } from "./service.ts";
import type { Trial } from "./trial.ts";
import { detectableDifference } from "./two-proportions.ts";
import { versionWanted, whyNotDeploy } from "./why-not-deliver.ts";

/** Days after a promotion in which the version before goes on in the shadow: DORA counts a change as failed as long. */
const GUARDED_DAYS = 14;

const CD: Doer = { actor: "cd" };
const PERSON: Doer = { actor: "ops engineer" };

type Outcome = EventOf<"trial.ended">["outcome"];
type TrialMode = Exclude<DeliveryMode, "direct">;

interface Running {
	readonly version: number;
	readonly mode: TrialMode;
	readonly share: number;
	readonly comparison: Comparison;
}

/** A promotion that is still looked after, and the version that it replaced. */
interface Guarded {
	readonly before: number;
	readonly until: number;
	readonly comparison: Comparison;
}

/**
 * Level 2: a registered model is tried on real parcels before it decides them all (Google's model continuous delivery).
 * Shadow, canary or A/B test, as the policy says when it begins; guardrails are looked at every day of the trial and for
 * 14 days after the promotion, in which the version before goes on in the shadow: what is compared has met the same
 * parcels, and going back takes minutes. Direct is a promotion at once, guarded in the same way.
 *
 * One trial at a time. A newer candidate takes the place of one in the shadow or in a canary, whose trial starts anew for
 * it, as Argo Rollouts and Flagger do (fluxcd/flagger, issue 30): what is to be released is the newest. An A/B test is an
 * experiment with a fixed horizon and runs to it, or a team that retrains often would never see one end; the newest
 * candidate waits for it. While a trial runs, the guard over the promotion before it stands still.
 */
export class TrialDelivery implements ModelDelivery {
	readonly #shop: Shop;
	readonly #service: PredictionService;
	#running: Running | null = null;
	#waiting: number | null = null;
	#guarded: Guarded | null = null;

	constructor(shop: Shop, release: (version: number) => Release) {
		this.#shop = shop;
		this.#service = new PredictionService(shop, release);
	}

	get served(): ServedModel {
		return this.#service.serving(this.live);
	}

	get live(): number {
		return this.#service.answering;
	}

	get services(): ReadonlyMap<number, ServedModel> {
		return this.#service.services;
	}

	get trial(): Trial | null {
		if (this.#running) {
			const { version, share } = this.#running;
			return { version, served: this.#service.serving(version), share, role: "candidate" };
		}
		if (!this.#guarded) return null;
		const { before } = this.#guarded;
		return { version: before, served: this.#service.serving(before), share: 0, role: "version before" };
	}

	deliver(version: number, run: number | null = null): void {
		const doer = { ...CD, run };
		if (!this.#service.start(version, doer)) return;
		this.#service.stage(version, "staging", "It starts in the image of the service.", doer);
		const { mode } = this.#shop.policy().delivery;
		if (this.#service.live === null) return this.#promote(version, "It is the first.", doer);
		if (this.#running?.mode === "ab") return this.#wait(version);
		if (this.#running) this.#end("replaced", `Model ${version} is newer and is tried in its place.`);
		if (mode === "direct") this.#promote(version, "The policy delivers directly.", doer);
		else this.#begin(version, mode);
	}

	request(action: DeliveryAction): string | null {
		if (action.do === "deploy") return this.#deploy(action.version);
		if (action.do === "roll-back") return this.#rollBackNow();
		if (this.#running) return "A trial is running: rehearse when it is over.";
		return this.#service.rehearse(this.#guarded ? "warm" : "cold", PERSON);
	}

	takeOut(tainted: (version: number) => boolean, because: string): void {
		const waiting = this.#waiting;
		if (waiting !== null && tainted(waiting)) {
			this.#waiting = null;
			this.#service.stage(waiting, "archived", because, CD);
		}
		const to = this.#service.newest((version) => !tainted(version));
		const falls = to !== null && to !== this.live;
		if (falls) this.#rollBack(to, because, CD);
		if (!this.#running) return;
		if (tainted(this.#running.version)) this.#end("rolled back", because);
		else if (falls) this.#end("replaced", `The model that it was compared with was taken out. ${because}`);
	}

	dayServed(answered: AnsweredDay): void {
		if (this.#running) this.#observe(this.#running, answered);
		else if (this.#guarded) this.#lookAfter(this.#guarded, answered);
	}

	#begin(version: number, mode: TrialMode): void {
		const { policy, now, record, schedule, data, desk } = this.#shop;
		const { days, share: canary } = policy().delivery;
		const champion = this.live;
		const share = mode === "shadow" ? 0 : canary;
		const until = now() + days * HOURS_PER_DAY;
		const parcels = days * (data.delivered(dayOf(now()) - 1)?.rows ?? 0);
		const sample = Math.round(parcels * (share || 1));
		const accuracy = desk().registry.find((entry) => entry.version === champion)?.accuracy ?? 0.5;
		const detectable = detectableDifference(accuracy, sample, share === 0 ? parcels : parcels - sample);
		const running = { version, mode, share, comparison: new Comparison({ fresh: version, known: champion }) };
		this.#running = running;
		record(CD.actor, "trial.began", { version, champion, mode, share, until, sample, detectable });
		schedule(until, () => this.#horizon(running));
	}

	/** An A/B test runs to its horizon; of what comes meanwhile the newest is tried next. */
	#wait(version: number): void {
		const passed = this.#waiting;
		if (passed !== null)
			this.#service.stage(passed, "archived", `Model ${version} is newer and waits in its place.`, CD);
		this.#waiting = version;
	}

	#observe(running: Running, answered: AnsweredDay): void {
		const { comparison } = running;
		comparison.add(answered, this.live);
		const { fresh: candidate, known: champion } = comparison.sides;
		this.#shop.record("monitor", "trial.observed", { day: answered.made.day, candidate, champion });
		const checks = comparison.guardrails(this.#shop.policy().delivery);
		const because = sentenceOf(checks);
		if (because === null) return;
		if (this.#shop.policy().delivery.autoRollback) this.#end("rolled back", because, checks);
		else this.#alert(comparison, checks, answered.made.day);
	}

	#lookAfter(guarded: Guarded, answered: AnsweredDay): void {
		const { before, until, comparison } = guarded;
		const { day } = answered.made;
		comparison.add(answered, this.live);
		const checks = comparison.guardrails(this.#shop.policy().delivery);
		const because = sentenceOf(checks);
		if (because !== null) {
			if (this.#shop.policy().delivery.autoRollback) return this.#rollBack(before, because, CD);
			this.#alert(comparison, checks, day);
		}
		if (hourOf(day + 1) >= until) this.#guarded = null;
	}

	#alert(comparison: Comparison, checks: readonly CheckResult[], day: number): void {
		for (const { sentence } of comparison.firstBroken(checks)) {
			this.#shop.record("monitor", "alert.raised", { day, about: "release", sentence });
		}
	}

	/** The end of a trial that has run its days: what has broken no guardrail is promoted, in an A/B test if it gains. */
	#horizon(running: Running): void {
		if (this.#running !== running) return;
		const { comparison, mode } = running;
		const checks = comparison.guardrails(this.#shop.policy().delivery);
		const broken = sentenceOf(checks);
		if (broken !== null) return this.#end("rolled back", broken, checks);
		if (mode !== "ab") return this.#end("promoted", "No guardrail was broken to the end of the trial.", checks);
		const test = abTest(comparison.sides.fresh, comparison.sides.known);
		this.#end(test.pass ? "promoted" : "no gain", test.sentence, [...checks, test]);
	}

	#end(outcome: Outcome, because: string, guardrails: readonly CheckResult[] = [], doer: Doer = CD): void {
		const { version } = this.#running as Running;
		this.#running = null;
		this.#shop.record(doer.actor, "trial.ended", { version, outcome, because, guardrails });
		if (outcome === "promoted") this.#promote(version, because, doer);
		else this.#service.stage(version, "archived", because, doer);
		const next = this.#waiting;
		this.#waiting = null;
		if (next === null) return;
		const { mode } = this.#shop.policy().delivery;
		if (mode === "direct") this.#promote(next, "The policy delivers directly.", CD);
		else this.#begin(next, mode);
	}

	#promote(version: number, why: string, doer: Doer): void {
		const before = this.#service.live;
		this.#service.promote(version, why, doer);
		if (before === null) return;
		const until = this.#shop.now() + GUARDED_DAYS * HOURS_PER_DAY;
		this.#guarded = { before, until, comparison: new Comparison({ fresh: version, known: before }) };
	}

	#rollBack(to: number, because: string, doer: Doer): void {
		const warm = this.#guarded?.before === to;
		this.#guarded = null;
		this.#service.rollBack(to, because, warm ? "warm" : "cold", doer);
	}

	#rollBackNow(): string | null {
		const because = "A person asked for it.";
		const { before } = this.#service;
		if (this.#running) this.#end("rolled back", because, [], PERSON);
		else if (before === null) return "There is no version before this one to go back to.";
		else this.#rollBack(before, because, PERSON);
		return null;
	}

	#deploy(named: number | undefined): string | null {
		const version = versionWanted(this.#shop.desk(), named);
		const reason = whyNotDeploy(this.#shop.desk(), version);
		if (reason !== null || version === null) return reason;
		const why = "A person put it into service.";
		if (this.#waiting === version) this.#waiting = null;
		if (this.#running?.version === version) {
			this.#end("promoted", why, [], PERSON);
			return null;
		}
		if (!this.#service.start(version, PERSON)) return null;
		this.#service.stage(version, "staging", "It starts in the image of the service.", PERSON);
		this.#promote(version, why, PERSON);
		// After the promotion, so that a candidate that waits is tried against what answers now.
		if (this.#running) this.#end("replaced", `A person put model ${version} into service meanwhile.`, [], PERSON);
		return null;
	}
}

/** What is broken, in sentences; null when every guardrail holds. */
function sentenceOf(checks: readonly CheckResult[]): string | null {
	const broken = checks.filter(({ pass }) => !pass);
	return broken.length === 0 ? null : broken.map(({ sentence }) => sentence).join(" ");
}
