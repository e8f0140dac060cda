import { hourOf, YEAR } from "../../core/clock.ts";
import type { EngineClient } from "../../engine/client.ts";
import type { Beside } from "../../engine/futures.ts";
import type { DataLook } from "../../engine/inspect.ts";
import type { MonitorLook } from "../../engine/monitor-look.ts";
import type { Plan } from "../../engine/plan.ts";
import { before } from "../../engine/query/notable.ts";
import { holdingOn } from "../../engine/switches.ts";
import type { EpochProgress } from "../../model/trainer.ts";
import { deskOf } from "../../ops/desk.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { Tape } from "./tape.svelte.ts";

/** The run on show and the day of it that is looked at. Everything that the page says of them is derived from the log. */
export abstract class OnShow {
	/** The run in hand with the actions taken so far; null until the engine has read it. */
	plan = $state.raw<Plan | null>(null);
	/** The day a person has gone back to; null looks at now. */
	shown = $state<number | null>(null);
	/** True while the run made at build time is on show. */
	recorded = $state(false);

	/** The engine is playing a run from its start and has not reached the present yet. */
	opening = $state(false);
	progress = $state.raw<EpochProgress | null>(null);
	/** The other futures of the run in hand, and its own name among them; null while it is the only one. */
	beside = $state.raw<Beside | null>(null);
	/** Slug of the lesson whose run is in hand; null for the person's own. */
	of = $state<string | null>(null);
	/** Whether the monitors are looked at, in hindsight: at Level 0 nobody did. */
	lit = $state(false);

	/** Lets the engine start, once what the page shows first is on the screen: its script and its training would hold that up. */
	startEngine: () => void = () => {};
	protected readonly started = new Promise<void>((resolve) => {
		this.startEngine = resolve;
	});
	protected abstract readonly client: EngineClient;
	protected liveEvents = $state.raw<readonly OpsEvent[]>([]);
	protected liveHour = $state(0);
	protected readonly tape = new Tape();

	/** The whole log of the run on show, up to the hour it has reached. */
	readonly log = $derived<readonly OpsEvent[]>(this.recorded ? this.tape.log : this.liveEvents);
	/** Hour up to which the run on show has got; always the start of a day. */
	readonly hour = $derived(this.recorded ? this.tape.hour : this.liveHour);
	/** The last day that was served; -1 before the first. */
	readonly today = $derived(Math.floor(this.hour / 24) - 1);
	/** The day that is looked at. */
	readonly day = $derived(Math.min(this.shown ?? this.today, this.today));
	/** The log up to the end of the day that is looked at. */
	readonly seen = $derived(this.shown === null ? this.log : before(this.log, hourOf(this.day + 1)));
	readonly desk = $derived(deskOf(this.seen));
	/** The desk as it is now, which is the one that can be worked at. */
	readonly deskNow = $derived(this.shown === null ? this.desk : deskOf(this.log));
	readonly days = $derived(this.recorded ? this.tape.days : (this.plan?.days ?? YEAR));
	readonly over = $derived(!this.recorded && this.plan !== null && this.hour >= hourOf(this.plan.days));
	readonly seed = $derived(this.plan?.seed ?? 0);
	/** Drifts that hold tomorrow, as the switches stand. */
	readonly switches = $derived(this.recorded || !this.plan ? [] : holdingOn(this.plan, this.today + 1));
	/** MLOps level of the run on show. */
	readonly level = $derived(this.recorded ? 0 : (this.plan?.level ?? 0));

	/** The run in hand has got to an hour. */
	protected reached(events: readonly OpsEvent[], hour: number): void {
		this.liveEvents = events;
		this.liveHour = hour;
		this.progress = null;
	}

	protected trains(progress: EpochProgress): void {
		this.progress = progress;
	}

	data(day: number): Promise<DataLook | null> {
		return this.recorded ? Promise.resolve(this.tape.look) : this.client.data(day).catch(ignore);
	}

	/** All monitors on `day`; null while there is nothing to look at. */
	monitor(day: number): Promise<MonitorLook | null> {
		return this.recorded ? Promise.resolve(null) : this.client.monitor(day).catch(ignore);
	}
}

const ignore = (): null => null;
