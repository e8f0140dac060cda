import type { ServedModel } from "../../model/serving.ts";
import type { AnsweredDay } from "../answer-day.ts";
import type { Shop } from "../shop.ts";
import type { DeliveryAction, ModelDelivery, Release } from "./model-delivery.ts";
import { type Doer, PredictionService } from "./service.ts";
import { versionWanted, whyNotDeploy } from "./why-not-deliver.ts";

const PERSON: Doer = { actor: "ops engineer" };

/**
 * Level 1: what the pipeline has validated answers every parcel at once, with the serving code that belongs to it.
 * Nothing is tried on real parcels before, and nothing guards it after: that is for the monitors and for people.
 */
export class DirectDelivery implements ModelDelivery {
	readonly trial = null;
	readonly #shop: Shop;
	readonly #service: PredictionService;

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

	deliver(version: number, run: number | null = null): void {
		this.#putOn(version, "Every model that model validation lets through is delivered at once.", {
			actor: "pipeline",
			run,
		});
	}

	request(action: DeliveryAction): string | null {
		const { before } = this.#service;
		if (action.do === "deploy") return this.#deploy(action.version);
		if (action.do === "rehearse-rollback") return this.#service.rehearse("by hand", PERSON);
		if (before === null) return "There is no version before this one to go back to.";
		this.#service.rollBack(before, "A person asked for the version before.", "by hand", PERSON);
		return null;
	}

	takeOut(tainted: (version: number) => boolean, because: string): void {
		const to = this.#service.newest((version) => !tainted(version));
		if (to !== null && to !== this.live) this.#service.rollBack(to, because, "by hand", PERSON);
	}

	dayServed(_answered: AnsweredDay): void {}

	#deploy(named: number | undefined): string | null {
		const version = versionWanted(this.#shop.desk(), named);
		const reason = whyNotDeploy(this.#shop.desk(), version);
		if (reason !== null || version === null) return reason;
		this.#putOn(version, "A person put it into service.", PERSON);
		return null;
	}

	#putOn(version: number, why: string, doer: Doer): void {
		if (!this.#service.start(version, doer)) return;
		this.#service.stage(version, "staging", "It starts in the image of the service.", doer);
		this.#service.promote(version, why, doer);
	}
}
