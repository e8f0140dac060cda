import { hourOf, YEAR } from "../../core/clock.ts";
import { anotherOf, type Turn } from "../../engine/another.ts";
import { EngineClient, Superseded } from "../../engine/client.ts";
import type { DataLook } from "../../engine/inspect.ts";
import type { MonitorLook } from "../../engine/monitor-look.ts";
import type { Plan } from "../../engine/plan.ts";
import type { TrainerReport } from "../../engine/protocol.ts";
import { before } from "../../engine/query/notable.ts";
import type { RecordedRun } from "../../engine/record.ts";
import type { Flight } from "../../engine/run-text.ts";
import { holdingOn } from "../../engine/switches.ts";
import type { TrainerPreference } from "../../model/train/choose.ts";
import type { EpochProgress } from "../../model/trainer.ts";
import type { AlarmConfig } from "../../monitor/alarm-config.ts";
import type { Action, NewAction } from "../../ops/actions.ts";
import { deskOf } from "../../ops/desk.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { Speed } from "../controls/speeds.ts";
import { FIRST_RUN, TAPE_SPEED } from "./first-visit.ts";
import { type Begin, type Change, fromDayZero, type Hands, type Visit } from "./hands.ts";
import { History, withoutTraining } from "./history.svelte.ts";
import { KeptRuns } from "./kept-runs.ts";
import { Messages } from "./messages.svelte.ts";
import { savedTrainer, saveTrainer } from "./saved.ts";
import { stopsAt } from "./stops.ts";
import { Tape } from "./tape.svelte.ts";
import { Ticker } from "./ticker.ts";
import { Turns } from "./turns.svelte.ts";

/**
 * What a person is doing right now: which run, playing or not, which day is looked at. Everything else on the page is
 * derived from the log.
 */
export class Cockpit {
	/** The run in hand with the actions taken so far; null until the engine has read it. */
	plan = $state.raw<Plan | null>(null);
	/** Slug of the lesson whose run is in hand; null for the person's own. */
	of = $state<string | null>(null);
	playing = $state(false);
	speed = $state<Speed>(2);
	/** The day a person has gone back to; null looks at now. */
	shown = $state<number | null>(null);
	/** True while the run made at build time is on show. */
	recorded = $state(false);
	/** The engine is playing a run from its start and has not reached the present yet. */
	opening = $state(false);
	progress = $state.raw<EpochProgress | null>(null);
	trainer = $state.raw<TrainerReport | null>(null);
	preference = $state<TrainerPreference>("auto");
	/** Whether the monitors are looked at, in hindsight: at Level 0 nobody did. */
	lit = $state(false);
	readonly messages = new Messages();

	#liveEvents = $state.raw<readonly OpsEvent[]>([]);
	#liveHour = $state(0);
	readonly #tape = new Tape();
	readonly #turns = new Turns();
	readonly #history = new History();
	readonly #runs = new KeptRuns();
	#begin: Begin = fromDayZero;

	/** The whole log of the run on show, up to the hour it has reached. */
	readonly log = $derived<readonly OpsEvent[]>(this.recorded ? this.#tape.log : this.#liveEvents);
	/** Hour up to which the run on show has got; always the start of a day. */
	readonly hour = $derived(this.recorded ? this.#tape.hour : this.#liveHour);
	/** The last day that was served; -1 before the first. */
	readonly today = $derived(Math.floor(this.hour / 24) - 1);
	/** The day that is looked at. */
	readonly day = $derived(Math.min(this.shown ?? this.today, this.today));
	/** The log up to the end of the day that is looked at. */
	readonly seen = $derived(this.shown === null ? this.log : before(this.log, hourOf(this.day + 1)));
	readonly desk = $derived(deskOf(this.seen));
	/** The desk as it is now, which is the one that can be worked at. */
	readonly deskNow = $derived(this.shown === null ? this.desk : deskOf(this.log));
	readonly days = $derived(this.recorded ? this.#tape.days : (this.plan?.days ?? YEAR));
	readonly over = $derived(!this.recorded && this.plan !== null && this.hour >= hourOf(this.plan.days));
	/** Something is under way that is not the year going by. */
	readonly busy = $derived(this.opening || (this.#turns.pending > 0 && !this.playing));
	readonly seed = $derived(this.plan?.seed ?? 0);
	/** Drifts that hold tomorrow, as the switches stand. */
	readonly switches = $derived(this.recorded || !this.plan ? [] : holdingOn(this.plan, this.today + 1));
	/** MLOps level of the run on show. */
	readonly level = $derived(this.recorded ? 0 : (this.plan?.level ?? 0));
	readonly canUndo = $derived(!this.recorded && this.#history.canUndo(this.plan));
	readonly canRedo = $derived(this.#history.canRedo);

	readonly #client: EngineClient;
	readonly #ticker = new Ticker(
		() => (this.recorded ? TAPE_SPEED : this.speed),
		() => this.#tick(),
	);

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
				if (!report.kept) this.messages.sayUnkept();
			},
			onStorageLost: () => this.messages.sayUnkept(),
			onGpuLost: (text) => this.messages.say("gpu", text, "status"),
			onCrash: (times) => this.messages.sayCrash(times),
		});
	}

	/**
	 * Begins with the run in the address or with that of the last visit; without one, or when it cannot be read, with the
	 * recorded one while the first model is trained.
	 */
	start(address: string | null, tape: () => Promise<RecordedRun>): void {
		this.opening = true;
		const text = address ?? this.#runs.of(null);
		if (text === null) this.#roll(tape);
		else this.#read(text, address !== null, () => this.#roll(tape));
	}

	/** Another run that came with the address while the page was open; the one in hand goes on when it cannot be read. */
	follow(address: string): void {
		this.#read(address, true);
	}

	#read(text: string, linked: boolean, otherwise?: () => void): void {
		this.#do(async () => {
			const read = await this.#client.read(text);
			if (read.ok) {
				this.#halt();
				this.of = null;
				this.#begin = fromDayZero;
				return this.#fly(read.value);
			}
			if (linked) this.messages.say("link", `This link cannot be flown: ${read.error}`, "alert");
			otherwise?.();
		});
	}

	/** Back to the person's own run, where it was left, or to a first one. */
	goHome(): void {
		this.visit(null, () => this.#first());
	}

	async #first(): Promise<void> {
		const first = await this.#client.read(FIRST_RUN);
		if (first.ok) await this.#fly(first.value);
	}

	/**
	 * Goes to a run that is kept by itself: to where it was left when `fits` says that it still is that run, or else to
	 * where it `begins`. Behind the recorded run the latter stays on show.
	 */
	visit(of: string | null, begin: Begin, { fits = () => true, behind = false, floor = 0 }: Visit = {}): void {
		if (!behind) this.#drop();
		this.#do(async () => {
			const text = behind ? null : this.#runs.of(of);
			const read = text === null ? null : await this.#client.read(text);
			this.of = of;
			this.#begin = of === null ? fromDayZero : begin;
			if (read?.ok && fits(read.value.plan)) await this.#fly(read.value);
			else await begin(this.#hands, {});
			this.#history.clear(floor);
		});
	}

	/** Does something longer with the run in hand, when its turn has come. */
	perform(task: (hands: Hands) => Promise<void>): void {
		this.#halt();
		this.#do(() => task(this.#hands));
	}

	readonly #hands: Hands = {
		run: () => ({ plan: this.#planInHand, log: this.#liveEvents, hour: this.#liveHour, over: this.over }),
		open: (plan, hour) => this.#reopen(plan, hour),
		turnFrom: (plan) => this.#history.turned(plan, this.#planInHand),
		take: (action) => this.#take(action),
		day: () => this.#advance(1),
	};

	/** The run in hand as link text. */
	link(): Promise<string> {
		return this.#client.write();
	}

	#fly({ plan, day }: Flight): Promise<void> {
		this.#history.clear();
		return this.#reopen(plan, hourOf(day));
	}

	/** Shows the recorded run, and opens a fresh one behind it. */
	#roll(tape: () => Promise<RecordedRun>): void {
		this.recorded = true;
		this.playing = true;
		this.#ticker.start();
		tape().then(
			(recorded) => this.#tape.put(recorded),
			() => this.#takeOver(),
		);
		this.#do(() => this.#first());
	}

	play(playing: boolean): void {
		this.#takeOver();
		this.playing = playing && !this.over;
		this.#ticker.stop();
		if (this.playing) {
			this.shown = null;
			this.#ticker.start();
		} else this.#keep();
	}

	/** One day. */
	step(): void {
		this.#halt();
		this.#do(() => this.#advance(1));
	}

	/** Days go by until something happens, or the year is over. */
	next(): void {
		this.#halt();
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
		this.#do(() => this.#take(action));
		if (!this.playing && !this.over && action.do !== "set") this.play(true);
	}

	async #take(action: NewAction): Promise<void> {
		const plan = this.#planInHand;
		const taken = { ...action, at: this.#liveHour } as Action;
		this.plan = { ...plan, actions: [...plan.actions, taken] } as Plan;
		this.#history.acted();
		await this.#client.act(taken);
	}

	/** The same storm at another level, with other commits, or with another team, played to the day that was reached. */
	turn(turn: Turn): void {
		this.#drop();
		this.#replan((plan) => {
			const next = anotherOf(plan, turn);
			this.#history.turned(plan, next);
			return next;
		});
	}

	/** Takes back what was done last. */
	undo(): void {
		this.play(false);
		this.#replan((plan) => this.#history.undo(plan) ?? plan);
	}

	/** Does again what was taken back last. */
	redo(): void {
		this.play(false);
		this.#replan((plan) => this.#history.redo() ?? plan);
	}

	/** The run from its beginning: with other drifts, another seed, or the same plan without its actions. */
	restart(change: Change = {}): void {
		this.#drop();
		this.#history.clear();
		this.#do(() => this.#begin(this.#hands, change));
	}

	/** Stops the training that runs and takes back the action that asked for it. */
	cancelTraining(): void {
		this.play(false);
		void this.#client.cancel().catch(ignore);
		this.#replan(withoutTraining);
	}

	prefer(preference: TrainerPreference): void {
		this.preference = preference;
		saveTrainer(preference);
		this.#replan((plan) => plan);
	}

	/** The run becomes that of another plan, played to the same day. */
	#replan(change: (plan: Plan) => Plan): void {
		this.#do(() => this.#reopen(change(this.#planInHand)));
	}

	/** Time stands still, now. */
	#halt(): void {
		this.play(false);
		this.shown = null;
	}

	/** The run in hand is given up for another one. */
	#drop(): void {
		this.#halt();
		void this.#client.cancel().catch(ignore);
	}

	/** The days of the recorded run end here: from now on it is the visitor's own. */
	#takeOver(): void {
		if (!this.recorded) return;
		this.recorded = false;
		this.playing = false;
		this.shown = null;
		this.#ticker.stop();
	}

	data(day: number): Promise<DataLook | null> {
		return this.recorded ? Promise.resolve(this.#tape.look) : this.#client.data(day).catch(ignore);
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
		this.#replan((plan) => ({ ...plan, alarm: { ...plan.alarm, ...change } }));
	}

	async #tick(): Promise<void> {
		if (!this.playing) this.#ticker.stop();
		else if (this.recorded) this.#tape.turn();
		else {
			this.#do(() => this.#advance(1));
			await this.#turns.all;
			if (this.over) this.play(false);
			else if (!this.playing) this.#ticker.stop();
		}
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
		const of = this.of;
		void this.#client.write().then((text) => {
			if (!this.#runs.keep(of, text)) this.messages.sayUnkept();
		}, ignore);
	}

	#do(task: () => Promise<void>): void {
		this.#turns.take(task, (error) => {
			this.playing = false;
			if (!(error instanceof Superseded)) this.messages.sayStopped(error);
		});
	}
}

const ignore = (): null => null;
