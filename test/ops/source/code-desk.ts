import { EventQueue } from "../../../src/core/queue.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import type { EventKind, EventOf, OpsEvent } from "../../../src/ops/events.ts";
import { eventsOf } from "../../../src/ops/events.ts";
import type { OfflineData } from "../../../src/ops/offline-data.ts";
import { DEFAULT_POLICY, type Policy } from "../../../src/ops/policy.ts";
import type { Shop } from "../../../src/ops/shop.ts";
import type { CodeDelivery, CodeHost, RunOutcome } from "../../../src/ops/source/code-delivery.ts";
import { Tasks } from "../../../src/ops/tasks.ts";

interface Options {
	readonly seed?: number;
	readonly policy?: Partial<Policy["code"]>;
	readonly data?: OfflineData;
	/** How the run of a pipeline ends; registered in production and tested elsewhere unless told. */
	readonly outcome?: (order: Ran) => RunOutcome;
}

type Ran = Parameters<CodeHost["runPipeline"]>[0];

/** Whoever delivers code, with a calendar, a log, people, and a pipeline that takes an hour and does nothing. */
export class CodeDesk {
	readonly events: OpsEvent[] = [];
	readonly runs: Ran[] = [];
	readonly rolledBack: number[] = [];
	readonly delivery: CodeDelivery;
	now = 0;
	readonly #calendar = new EventQueue<() => void | Promise<void>>();
	#versions = 1;

	constructor(make: (host: CodeHost) => CodeDelivery, { seed = 7, policy, data, outcome }: Options = {}) {
		const shop = {
			seed,
			data,
			trainer: cpuTrainer(),
			policy: () => ({ ...DEFAULT_POLICY, code: { ...DEFAULT_POLICY.code, ...policy } }),
			now: () => this.now,
			record: this.record,
			schedule: (hour: number, task: () => void | Promise<void>) => this.#calendar.push(hour, 0, task),
		} as unknown as Shop;
		this.delivery = make({
			shop,
			tasks: new Tasks(shop),
			rollBackTo: (revision) => this.rolledBack.push(revision),
			runPipeline: (order, over) => {
				this.runs.push(order);
				const run = this.runs.length;
				const { reason, revision, environment } = order;
				this.record(
					"trigger",
					"pipeline.triggered",
					{ trigger: "new code", reason, revision, environment, window: 28 },
					{ run },
				);
				const usual = environment === "production" ? "registered" : "tested";
				this.#calendar.push(this.now + 1, 0, () => {
					const ended = outcome?.(order) ?? usual;
					if (ended === "registered") this.#serve(run);
					over(ended, ended === usual ? "" : `It was ${ended}.`);
				});
			},
		});
	}

	/** The model of a run is registered and answers. */
	#serve(run: number): void {
		const version = ++this.#versions;
		const told = { version, weights: "", trainedFrom: 0, trainedTo: 0, accuracy: 0.76, note: [] };
		this.record("pipeline", "model.registered", told, { run });
		this.record("pipeline", "model.deployed", { version, replaces: version - 1, skew: null }, { run });
	}

	record: Shop["record"] = (actor, kind, told, effort) => {
		const head = { t: this.now, lane: 0, actor, kind, hours: 0, cost: 0, run: null };
		const event = { ...head, ...effort, ...told } as unknown as OpsEvent;
		this.events.push(event);
		this.delivery.heard(event);
	};

	/** Somebody commits, now. */
	commit(id: string): void {
		this.record("data scientist", "commit.made", { commit: id, message: "" });
	}

	/** Lets everything happen that is due up to and at `hour`. */
	async until(hour: number): Promise<void> {
		while (this.#calendar.nextTime <= hour) {
			const next = this.#calendar.pop();
			if (!next) break;
			this.now = next.time;
			await next.item();
		}
		this.now = Math.max(this.now, hour);
	}

	/** Lets everything happen that is planned. */
	async settle(): Promise<void> {
		while (this.#calendar.size > 0) await this.until(this.#calendar.nextTime);
	}

	of<K extends EventKind>(kind: K): EventOf<K>[] {
		return eventsOf(this.events, kind);
	}

	/** Kinds of the events about a commit, in order. */
	story(commit: string): string[] {
		return this.events.flatMap((event) => {
			if (!("commit" in event) || event.commit !== commit) return [];
			if (event.kind !== "pipeline.deployed" && event.kind !== "cd.checked") return event.kind;
			return `${event.kind} ${event.environment}`;
		});
	}
}
