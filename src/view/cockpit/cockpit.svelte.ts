import { hourOf, YEAR } from "../../core/clock.ts";
import { anotherOf, type Turn } from "../../engine/another.ts";
import { EngineClient, Superseded } from "../../engine/client.ts";
import type { DataLook, HandOverLook } from "../../engine/inspect.ts";
import type { MonitorLook } from "../../engine/monitor-look.ts";
import type { Plan } from "../../engine/plan.ts";
import type { TrainerReport } from "../../engine/protocol.ts";
import { before } from "../../engine/query/notable.ts";
import type { RecordedRun } from "../../engine/record.ts";
import type { Flight } from "../../engine/run-text.ts";
import { isOver, switchesOn } from "../../engine/switches.ts";
import type { TrainerPreference } from "../../model/train/choose.ts";
import type { EpochProgress } from "../../model/trainer.ts";
import type { AlarmConfig } from "../../monitor/alarm-config.ts";
import type { Action, NewAction } from "../../ops/actions.ts";
import { deskOf } from "../../ops/desk.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { Speed } from "../controls/speeds.ts";
import { FIRST_RUN, TAPE_FROM, TAPE_SPEED } from "./first-visit.ts";
import { History } from "./history.svelte.ts";
import { Messages } from "./messages.svelte.ts";
import { savedRun, savedTrainer, saveRun, saveTrainer } from "./saved.ts";
import { stopsAt } from "./stops.ts";

/**
 * What a person is doing right now: which run, playing or not, which day is looked at. Everything else on the page is
 * derived from the log.
 */
export class Cockpit {
	/** The run in hand with the actions taken so far; null until the engine has read it. */
	plan = $state.raw<Plan | null>(null);
	playing = $state(false);
	speed = $state<Speed>(2);
	/** The day a person has gone back to; null looks at now. */
	shown = $state<number | null>(null);
	/** True while the run made at build time is on show. */
	recorded = $state(false);
	/** The engine is playing a run from its start and has not reached the present yet. */
	opening = $state(false);
	progress = $state.raw<EpochProgress | null>(null);
	/** Things asked of the engine and not done yet. */
	#pending = $state(0);
	trainer = $state.raw<TrainerReport | null>(null);
	preference = $state<TrainerPreference>("auto");
	/** Whether the monitors are looked at, in hindsight: at Level 0 nobody did. */
	lit = $state(false);
	readonly messages = new Messages();

	#liveEvents = $state.raw<readonly OpsEvent[]>([]);
	#liveHour = $state(0);
	#tape = $state.raw<RecordedRun | null>(null);
	#tapeHour = $state(0);
	readonly #history = new History();

	/** The whole log of the run on show, up to the hour it has reached. */
	readonly log = $derived.by((): readonly OpsEvent[] =>
		this.recorded && this.#tape ? before(this.#tape.events, this.#tapeHour) : this.#liveEvents,
	);
	/** Hour up to which the run on show has got; always the start of a day. */
	readonly hour = $derived(this.recorded ? this.#tapeHour : this.#liveHour);
	/** The last day that was served; -1 before the first. */
	readonly today = $derived(Math.floor(this.hour / 24) - 1);
	/** The day that is looked at. */
	readonly day = $derived(Math.min(this.shown ?? this.today, this.today));
	/** The log up to the end of the day that is looked at. */
	readonly seen = $derived(this.shown === null ? this.log : before(this.log, hourOf(this.day + 1)));
	readonly desk = $derived(deskOf(this.seen));
	/** The desk as it is now, which is the one that can be worked at. */
	readonly deskNow = $derived(this.shown === null ? this.desk : deskOf(this.log));
	readonly days = $derived(this.recorded ? (this.#tape?.days ?? YEAR) : (this.plan?.days ?? YEAR));
	readonly over = $derived(!this.recorded && this.plan !== null && this.hour >= hourOf(this.plan.days));
	/** Something is under way that is not the year going by. */
	readonly busy = $derived(this.opening || (this.#pending > 0 && !this.playing));
	readonly seed = $derived(this.plan?.seed ?? 0);
	/** Drifts that hold tomorrow, as the switches stand. */
	readonly switches = $derived(
		this.recorded || !this.plan
			? []
			: switchesOn(this.plan, this.plan.actions, this.today + 1).filter((on) => !isOver(on, this.today + 1)),
	);
	/** MLOps level of the run on show. */
	readonly level = $derived(this.recorded ? 0 : (this.plan?.level ?? 0));
	readonly canUndo = $derived(!this.recorded && this.#history.canUndo(this.plan));
	readonly canRedo = $derived(this.#history.canRedo);

	readonly #client: EngineClient;
	#turn: Promise<void> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(makeWorker: () => Worker) {
		this.preference = savedTrainer();
		this.#client = new EngineClient(makeWorker, {
			onEvents: (events, now) => {
				this.#liveEvents = events;
				this.#liveHour = now;
				this.progress = null;
			},
			onProgress: (progress) => {
				this.progress = progress;
			},
			onTrainer: (report) => {
				this.trainer = report;
				if (!report.kept) this.#sayUnkept();
			},
			onStorageLost: () => this.#sayUnkept(),
			onGpuLost: (text) => this.messages.say("gpu", text, "status"),
			onCrash: (times) => {
				this.messages.say(
					"crash",
					`The engine stopped and was started again (${times}); the run goes on where it was.`,
					"alert",
				);
			},
		});
	}

	/**
	 * Begins with the run in the address or with that of the last visit; without one, or when it cannot be read, with the
	 * recorded one while the first model is trained.
	 */
	start(address: string | null, tape: () => Promise<RecordedRun>): void {
		this.opening = true;
		const text = address ?? savedRun();
		if (text === null) {
			this.#roll(tape);
			return;
		}
		this.#do(async () => {
			const read = await this.#client.read(text);
			if (read.ok) await this.#fly(read.value);
			else {
				if (address !== null) this.messages.say("link", `This link cannot be flown: ${read.error}`, "alert");
				this.#roll(tape);
			}
		});
	}

	/** Another run that came with the address while the page was open; the one in hand goes on when it cannot be read. */
	follow(address: string): void {
		this.#do(async () => {
			const read = await this.#client.read(address);
			if (read.ok) await this.#fly(read.value);
			else this.messages.say("link", `This link cannot be flown: ${read.error}`, "alert");
		});
	}

	/** The run in hand as link text. */
	link(): Promise<string> {
		return this.#client.write();
	}

	async #fly(flight: Flight): Promise<void> {
		this.recorded = false;
		this.playing = false;
		this.shown = null;
		this.#history.clear();
		await this.#reopen(flight.plan, hourOf(flight.day));
	}

	/** Shows the recorded run, and opens a fresh one behind it. */
	#roll(tape: () => Promise<RecordedRun>): void {
		this.recorded = true;
		this.playing = true;
		tape().then(
			(recorded) => {
				this.#tape = recorded;
				this.#tapeHour = hourOf(TAPE_FROM);
				this.#tick();
			},
			() => this.#takeOver(),
		);
		this.#do(async () => {
			const first = await this.#client.read(FIRST_RUN);
			if (first.ok) await this.#reopen(first.value.plan, hourOf(first.value.day));
		});
	}

	close(): void {
		clearTimeout(this.#timer);
		this.#client.close();
	}

	play(playing: boolean): void {
		this.#takeOver();
		this.playing = playing && !this.over;
		clearTimeout(this.#timer);
		if (this.playing) {
			this.shown = null;
			this.#tick();
		} else this.#keep();
	}

	/** One day. */
	step(): void {
		this.#takeOver();
		this.play(false);
		this.shown = null;
		this.#do(() => this.#advance(1));
	}

	/** Days go by until something happens, or the year is over. */
	next(): void {
		this.#takeOver();
		this.play(false);
		this.shown = null;
		this.#do(async () => {
			const known = this.#liveEvents.length;
			const notable = await stopsAt(this.level);
			do await this.#advance(1);
			while (!this.over && !this.#liveEvents.slice(known).some(notable));
		});
	}

	/**
	 * Takes an action now. Time begins to run if it stood still, so that its effect is seen; only a setting waits, for
	 * another one may follow.
	 */
	act(action: NewAction): void {
		this.#takeOver();
		this.shown = null;
		this.#do(async () => {
			const plan = this.#planInHand;
			const taken = { ...action, at: this.#liveHour } as Action;
			this.plan = { ...plan, actions: [...plan.actions, taken] } as Plan;
			this.#history.acted();
			await this.#client.act(taken);
		});
		if (!this.playing && !this.over && action.do !== "set") this.play(true);
	}

	/** The same storm at another level, with other commits, or with another team, played to the day that was reached. */
	turn(turn: Turn): void {
		this.#takeOver();
		this.play(false);
		this.shown = null;
		void this.#client.cancel().catch(ignore);
		this.#do(async () => {
			const plan = this.#planInHand;
			const next = anotherOf(plan, turn);
			this.#history.turned(plan, next);
			await this.#reopen(next);
		});
	}

	/** Takes back what was done last. */
	undo(): void {
		this.#goTo((plan) => this.#history.undo(plan));
	}

	/** Does again what was taken back last. */
	redo(): void {
		this.#goTo(() => this.#history.redo());
	}

	#goTo(other: (plan: Plan) => Plan | null): void {
		this.#takeOver();
		this.play(false);
		this.#do(async () => {
			const plan = other(this.#planInHand);
			if (plan) await this.#reopen(plan);
		});
	}

	/** Another run from day 0: other drifts, another seed, or the same plan without its actions. */
	restart(change: { seed?: number; drifts?: Plan["drifts"] } = {}): void {
		this.#takeOver();
		this.play(false);
		this.shown = null;
		this.#history.clear();
		void this.#client.cancel().catch(ignore);
		this.#do(() => this.#reopen({ ...this.#planInHand, ...change, actions: [] }, 0));
	}

	/** Stops the training that runs and takes back the action that asked for it. */
	cancelTraining(): void {
		this.play(false);
		void this.#client.cancel().catch(ignore);
		this.#do(async () => {
			const plan = this.#planInHand;
			const asked = plan.actions.findLastIndex((action) => action.do === "train");
			await this.#reopen({ ...plan, actions: plan.actions.filter((_, i) => i !== asked) });
		});
	}

	prefer(preference: TrainerPreference): void {
		this.preference = preference;
		saveTrainer(preference);
		this.#do(() => this.#reopen(this.#planInHand));
	}

	/** The days of the recorded run end here: from now on it is the visitor's own. */
	#takeOver(): void {
		if (!this.recorded) return;
		this.recorded = false;
		this.playing = false;
		this.shown = null;
		clearTimeout(this.#timer);
	}

	data(day: number): Promise<DataLook | null> {
		return this.recorded ? Promise.resolve(this.#tape?.look ?? null) : this.#client.data(day).catch(ignore);
	}

	handOver(version: number): Promise<HandOverLook | null> {
		return this.recorded ? Promise.resolve(null) : this.#client.handOver(version).catch(ignore);
	}

	/** All monitors on `day`; null while there is nothing to look at. */
	monitor(day: number): Promise<MonitorLook | null> {
		return this.recorded ? Promise.resolve(null) : this.#client.monitor(day).catch(ignore);
	}

	light(): void {
		this.#takeOver();
		this.lit = true;
	}

	/** Other thresholds for the alarms: the run is played again, and only what its monitors said changes. */
	setAlarm(change: Partial<AlarmConfig>): void {
		this.play(false);
		this.#do(() => {
			const plan = this.#planInHand;
			return this.#reopen({ ...plan, alarm: { ...plan.alarm, ...change } });
		});
	}

	#tick(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(
			() => {
				if (!this.playing) return;
				if (this.recorded) {
					this.#tapeHour = this.#tapeHour >= hourOf(this.days) ? hourOf(TAPE_FROM) : this.#tapeHour + 24;
					this.#tick();
				} else {
					this.#do(() => this.#advance(1));
					void this.#turn.then(() => {
						if (this.over) this.play(false);
						else if (this.playing) this.#tick();
					});
				}
			},
			1000 / (this.recorded ? TAPE_SPEED : this.speed),
		);
	}

	get #planInHand(): Plan {
		if (!this.plan) throw new Error("no run is open yet");
		return this.plan;
	}

	/** Plays a plan from its start to `hour`: what is remembered costs nothing. */
	async #reopen(plan: Plan, hour = this.#liveHour): Promise<void> {
		this.plan = plan;
		this.opening = true;
		this.progress = null;
		const last = plan.actions.at(-1)?.at ?? 0;
		try {
			await this.#client.open(plan, Math.max(hour, last), this.preference);
		} finally {
			this.opening = false;
		}
		this.#keep();
	}

	async #advance(days: number): Promise<void> {
		await this.#client.advance(this.#liveHour + 24 * days);
		if (!this.playing) this.#keep();
	}

	#keep(): void {
		if (this.recorded) return;
		void this.#client.write().then((text) => {
			if (!saveRun(text)) this.#sayUnkept();
		}, ignore);
	}

	#sayUnkept(): void {
		this.messages.say("storage", "This browser keeps nothing for us, so progress will not be kept.", "status");
	}

	/** One thing after the other, in the order in which they were asked for. */
	#do(task: () => Promise<void>): void {
		this.#pending++;
		this.#turn = this.#turn
			.then(task)
			.catch((error: unknown) => {
				this.playing = false;
				if (error instanceof Superseded) return;
				this.messages.say(
					"engine",
					`The run stopped: ${error instanceof Error ? error.message : String(error)}`,
					"alert",
				);
			})
			.finally(() => this.#pending--);
	}
}

const ignore = (): null => null;
