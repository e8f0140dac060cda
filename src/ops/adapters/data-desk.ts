import { canonicalJson } from "../../core/canonical-json.ts";
import { dayOf } from "../../core/clock.ts";
import { Memory } from "../../core/remember-by.ts";
import { type Table, withColumn } from "../../core/table.ts";
import type { Anomaly, AnomalyName } from "../../monitor/schema/anomaly.ts";
import type { Schema } from "../../monitor/schema/schema.ts";
import type { WorldDay } from "../../world/world.ts";
import type { OpsEvent } from "../events.ts";
import type { Shop } from "../shop.ts";
import type { Tasks } from "../tasks.ts";
import { type Adapter, adapt, unknownColumn } from "./adapter.ts";
import { findRepair } from "./find-repair.ts";

/** Working hours of a data engineer to find out and to repair: two days at half a person. */
const REPAIR_HOURS = 8;

/** Anomalies after which a column says nothing that an answer may rest on; of the first two, only values out of range. */
const GUARDED: readonly AnomalyName[] = [
	"FLOAT_TYPE_BIG_FLOAT",
	"FLOAT_TYPE_SMALL_FLOAT",
	"FLOAT_TYPE_HAS_INF",
	"SAME_VALUE_SHARE_HIGH",
	"REPEATED_VALUE_SHARE_HIGH",
	"FEATURE_AGE_HIGH",
	"SCHEMA_MISSING_COLUMN",
	"UNEXPECTED_DATA_TYPE",
];

const keyOf = ({ name, column }: Pick<Anomaly, "name" | "column">): string => `${name} ${column}`;

/** Days already adapted, by the very day and then by what was done to it: lanes and replays share the work. */
const known = new Memory<WorldDay>();

/**
 * The data path of Levels 1 and 2, from the sources into the feature store, and the data engineer who keeps it: what the
 * schema does not allow calls a person; until it is repaired the service answers with the training mean.
 */
export class DataDesk {
	readonly #shop: Shop;
	readonly #tasks: Tasks;
	readonly #repaired: () => void;
	#adapters: Adapter[] = [];
	/** Anomalies with which the team has decided to live, and those that somebody is looking at, with the first day of each. */
	readonly #accepted = new Set<string>();
	readonly #open = new Map<string, { anomaly: Anomaly; since: number }>();
	#guarded = "";

	constructor(shop: Shop, tasks: Tasks, repaired: () => void) {
		this.#shop = shop;
		this.#tasks = tasks;
		this.#repaired = repaired;
	}

	/** Anomalies of the newest batch that nobody has repaired or accepted. */
	anomalies(): Anomaly[] {
		const { desk, now } = this.#shop;
		if (!this.#checks) return [];
		const newest = this.#newestDay(dayOf(now()));
		return this.#shop.anomalies(desk().live ?? 1, newest).filter((one) => !this.#accepted.has(keyOf(one)));
	}

	/** A day's orders as the feature store keeps them. */
	ingest(made: WorldDay): WorldDay {
		if (this.#adapters.length === 0) return made;
		return remembered(made, canonicalJson(this.#adapters), () => adapt(made.delivered, this.#adapters));
	}

	/** The same orders as the service uses them: what cannot be trusted is left out. */
	guard(made: WorldDay): WorldDay {
		const guarded = this.#guardedAnomalies();
		const schema = this.#schema();
		if (guarded.length === 0 || !schema || !this.#checks) return made;
		const key = `${canonicalJson(this.#adapters)} ${guarded.map(keyOf).join()}`;
		return remembered(made, key, () =>
			guarded.reduce((table, one) => withoutTrust(table, one, schema), made.delivered),
		);
	}

	heard(event: OpsEvent): void {
		if (event.kind === "monitor.schema" && this.#checks) this.#look(event.version, event.day);
		// Whoever begins to check looks at once, and whoever stops leaves nothing guarded.
		if (event.kind !== "policy.set" || event.field !== "data.check") return;
		const { desk, now } = this.#shop;
		const day = dayOf(now());
		const version = desk().live ?? 1;
		if (this.#checks) return this.#look(version, this.#newestDay(day), (one) => this.#beganOn(version, one, day));
		this.#open.clear();
		this.#tellGuard(day);
	}

	/** Whether the policy asks for checks. */
	get #checks(): boolean {
		return this.#shop.policy().data.check;
	}

	/** The first of the days running, back from `day`, on which there was this anomaly. */
	#beganOn(version: number, anomaly: Anomaly, day: number): number {
		const there = (past: number) => this.#shop.anomalies(version, past).some((one) => keyOf(one) === keyOf(anomaly));
		let first = this.#newestDay(day);
		while (there(first - 1)) first--;
		return first;
	}

	#look(version: number, day: number, since: (anomaly: Anomaly) => number = () => day): void {
		const found = this.#shop.anomalies(version, day).filter((one) => !this.#accepted.has(keyOf(one)));
		const keys = new Set(found.map(keyOf));
		for (const key of this.#open.keys()) if (!keys.has(key)) this.#open.delete(key);
		const fresh = found.filter((one) => !this.#open.has(keyOf(one)));
		for (const anomaly of fresh) this.#open.set(keyOf(anomaly), { anomaly, since: since(anomaly) });
		this.#tellGuard(day);
		if (fresh.length === 0) return;
		const sentence = fresh.map((one) => one.sentence).join(" ");
		this.#shop.record("monitor", "alert.raised", { day, about: "schema skew", sentence });
		const about = [...new Set(fresh.map(({ column }) => column ?? "the batch"))].join(", ");
		const task = { role: "data engineer", task: "repairing", about, hours: REPAIR_HOURS } as const;
		this.#tasks.book(task, () => this.#repair(fresh));
	}

	#repair(anomalies: readonly Anomaly[]): void {
		const { data, now, record } = this.#shop;
		const day = dayOf(now());
		const batch = data.delivered(this.#newestDay(day));
		const schema = this.#schema();
		const still = anomalies.filter((one) => this.#open.has(keyOf(one)));
		for (const anomaly of still) {
			const { since } = this.#open.get(keyOf(anomaly)) as { since: number };
			const typical = data.delivered(since - 1);
			const adapter = batch && schema && typical ? findRepair(anomaly, schema, batch, typical) : null;
			const column = anomaly.column ?? "";
			if (adapter) {
				this.#adapters = [...this.#adapters, adapter];
				for (let past = since; past <= day; past++) this.#backfill(past, adapter);
			} else this.#accepted.add(keyOf(anomaly));
			const repair = adapter?.repair ?? ("accept" as const);
			const told = { day, column, repair, sentence: inWords(anomaly, adapter), from: since };
			record("data engineer", "adapter.installed", told);
			this.#open.delete(keyOf(anomaly));
		}
		this.#tellGuard(day);
		if (still.length > 0) this.#repaired();
	}

	#backfill(day: number, adapter: Adapter): void {
		const table = this.#shop.data.delivered(day);
		if (table) this.#shop.data.replace(day, adapt(table, [adapter]));
	}

	#newestDay(today: number): number {
		return this.#shop.data.delivered(today) ? today : today - 1;
	}

	#schema(): Schema | null {
		const { desk, reference } = this.#shop;
		return reference(desk().live ?? 1)?.schema ?? null;
	}

	#guardedAnomalies(): Anomaly[] {
		return [...this.#open.values()].map(({ anomaly }) => anomaly).filter(({ name }) => GUARDED.includes(name));
	}

	#tellGuard(day: number): void {
		const columns = [...new Set(this.#guardedAnomalies().flatMap(({ column }) => column ?? []))];
		if (columns.join() === this.#guarded) return;
		this.#guarded = columns.join();
		this.#shop.record("prediction service", "serving.guarded", { day, columns });
	}
}

function remembered(made: WorldDay, key: string, change: () => Table): WorldDay {
	return known.remember(made, [], key, () => {
		const delivered = change();
		return delivered === made.delivered ? made : { ...made, delivered };
	});
}

function withoutTrust(table: Table, { name, column }: Anomaly, schema: Schema): Table {
	const delivered = column === null ? undefined : table.columns[column];
	if (column === null) return table;
	if (!delivered)
		return withColumn(table, column, { kind: "number", values: new Float64Array(table.rows).fill(Number.NaN) });
	const expected = schema.columns[column];
	const range = name === "FLOAT_TYPE_BIG_FLOAT" || name === "FLOAT_TYPE_SMALL_FLOAT";
	if (!range || expected?.kind !== "number") return withColumn(table, column, unknownColumn(delivered, null));
	const { min, max } = expected;
	const outside = (value: number) => (min !== null && value < min) || (max !== null && value > max);
	return withColumn(table, column, unknownColumn(delivered, outside));
}

function inWords({ sentence }: Anomaly, adapter: Adapter | null): string {
	if (!adapter) return `Nothing to repair here; accepted as it comes. ${sentence}`;
	return adapter.repair === "scale"
		? `${adapter.column} above ${Number(adapter.above.toPrecision(4))} is divided by ${adapter.factor}.`
		: `${adapter.delivered} is read as ${adapter.column}.`;
}
