import { type ServedModel, skewById } from "../../model/serving.ts";
import type { Actor, Stage } from "../events.ts";
import type { Shop } from "../shop.ts";
import { SERVING_IMAGE } from "../source/pipeline-code.ts";
import type { Release } from "./model-delivery.ts";
import { type RollbackWay, rollbackMinutes } from "./rollback-minutes.ts";

/** Who moves a version, and in which run of the pipeline, if in one. */
export interface Doer {
	readonly actor: Actor;
	readonly run?: number | null;
}

/** Working hours in which a person puts a version on that starts by itself. */
const BY_HAND_HOURS = 0.5;

/**
 * The prediction service and its side of the registry: which version answers, with which serving code, which ones
 * answered before it, and the stage of each version with who moved it there and why.
 */
export class PredictionService {
	readonly services = new Map<number, ServedModel>();
	readonly #shop: Shop;
	readonly #release: (version: number) => Release;
	/** Versions in the order in which they were put on; what was rolled back is no longer among them. */
	readonly #history: number[] = [];
	#rollbacks = 0;

	constructor(shop: Shop, release: (version: number) => Release) {
		this.#shop = shop;
		this.#release = release;
	}

	/** The version that answers; null before the first. */
	get live(): number | null {
		return this.#history.at(-1) ?? null;
	}

	/** The version that answers. Throws before the first. */
	get answering(): number {
		if (this.live === null) throw new Error("model delivery: no model is in service yet");
		return this.live;
	}

	/** The version that answered before it; null when there is none. */
	get before(): number | null {
		return this.#history.at(-2) ?? null;
	}

	/** The newest version that was put on, was not rolled back, and is fit; null when there is none. */
	newest(fit: (version: number) => boolean): number | null {
		return this.#history.findLast(fit) ?? null;
	}

	/** What `version` serves with. Throws when it has not been started. */
	serving(version: number | null): ServedModel {
		const served = version === null ? undefined : this.services.get(version);
		if (!served) throw new Error(`prediction service: model ${version ?? ""} has not been started`);
		return served;
	}

	/** Starts `version` with its serving code, not yet answering. False, with the reason on the log, when it cannot start. */
	start(version: number, doer: Doer): boolean {
		if (this.services.has(version)) return true;
		const { model, code } = this.#release(version);
		const absent = code.packages.filter((name) => !SERVING_IMAGE.includes(name));
		if (absent.length > 0) {
			const because = `The image of the service does not have ${absent.join(", ")}.`;
			this.#shop.record(doer.actor, "deployment.failed", { version, because }, effortOf(doer));
			this.stage(version, "archived", `The service did not start. ${because}`, doer);
			return false;
		}
		const previousScaler = this.live === null ? null : this.serving(this.live).model.scaler;
		const { servingSkew, lookupMs } = code;
		this.services.set(version, { model, skew: skewById(servingSkew), previousScaler, lookupMs });
		return true;
	}

	/** Lets `version` answer from now on; the version before it is archived. */
	promote(version: number, why: string, doer: Doer): void {
		const replaces = this.live;
		this.#history.push(version);
		this.#deployed(version, replaces, {}, doer, BY_HAND_HOURS);
		this.stage(version, "production", why, doer);
		if (replaces !== null) this.stage(replaces, "archived", `Model ${version} has taken its place.`, doer);
	}

	/** Puts `to`, which was put on before, back as it was, in place of the version that answers. */
	rollBack(to: number, because: string, way: RollbackWay, doer: Doer): void {
		const version = this.live as number;
		const minutes = this.#minutes(way);
		const effort = effortOf(doer, minutes / 60);
		this.#shop.record(doer.actor, "model.rolled-back", { version, to, because, rehearsal: false, minutes }, effort);
		this.#history.length = this.#history.lastIndexOf(to) + 1;
		this.#deployed(to, version, { rollback: true }, doer);
		this.stage(version, "archived", `Rolled back. ${because}`, doer);
		this.stage(to, "production", `It is put back as it was, in place of model ${version}.`, doer);
	}

	/** Puts the version before back and the present one in again, on the clock; a sentence when there is none. */
	rehearse(way: RollbackWay, doer: Doer): string | null {
		const [version, to] = [this.live, this.before];
		if (version === null || to === null) return "There is no version before this one to go back to.";
		const minutes = this.#minutes(way);
		const because = `A rehearsal: model ${to} answered after ${minutes} minutes, then model ${version} again.`;
		const effort = effortOf(doer, (2 * minutes) / 60);
		this.#shop.record(doer.actor, "model.rolled-back", { version, to, because, rehearsal: true, minutes }, effort);
		return null;
	}

	/** Moves `version` in the registry; nothing when it stands there already. */
	stage(version: number, to: Stage, why: string, doer: Doer): void {
		const from = this.#shop.desk().registry.find((one) => one.version === version)?.stage ?? "candidate";
		if (from !== to) this.#shop.record(doer.actor, "model.staged", { version, from, to, why }, effortOf(doer));
	}

	#deployed(version: number, replaces: number | null, how: { rollback?: true }, doer: Doer, hours = 0): void {
		const skew = this.serving(version).skew?.id ?? null;
		this.#shop.record(doer.actor, "model.deployed", { version, replaces, skew, ...how }, effortOf(doer, hours));
	}

	#minutes(way: RollbackWay): number {
		this.#rollbacks++;
		return rollbackMinutes(this.#shop.seed, `${this.#rollbacks}`, way);
	}
}

/** Hours count for people only: a machine's are no one's. */
const effortOf = ({ actor, run = null }: Doer, hours = 0) => ({ hours: actor === "ops engineer" ? hours : 0, run });
