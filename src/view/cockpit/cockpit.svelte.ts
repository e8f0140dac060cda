import { hourOf } from "../../core/clock.ts";
import { anotherOf, type Turn } from "../../engine/another.ts";
import { type ClientListener, EngineClient, Superseded } from "../../engine/client.ts";
import { besideIn } from "../../engine/futures.ts";
import type { Plan } from "../../engine/plan.ts";
import type { TrainerReport } from "../../engine/protocol.ts";
import type { RecordedRun } from "../../engine/record.ts";
import type { Flight } from "../../engine/run-text.ts";
import type { TrainerPreference } from "../../model/train/choose.ts";
import type { AlarmConfig } from "../../monitor/alarm-config.ts";
import type { Action, NewAction } from "../../ops/actions.ts";
import type { Speed } from "../controls/speeds.ts";
import type { Recorder } from "../recorder/recorder.svelte.ts";
import { FIRST_RUN, TAPE_SPEED } from "./first-visit.ts";
import { type Begin, type Change, fromDayZero, type Hands, type Visit } from "./hands.ts";
import { History, type Moment, withoutTraining } from "./history.svelte.ts";
import { KeptRuns } from "./kept-runs.ts";
import { Messages } from "./messages.svelte.ts";
import { OnShow } from "./on-show.svelte.ts";
import { savedTrainer, saveTrainer } from "./saved.ts";
import { stopsAt } from "./stops.ts";
import { Ticker } from "./ticker.ts";
import { Turns } from "./turns.svelte.ts";

/** What a person is doing right now: which run, playing or not, which day is looked at. */
export class Cockpit extends OnShow {
	/** What draws, compares and saves futures, once it was wanted. */
	recorder = $state.raw<Recorder | null>(null);
	playing = $state(false);
	speed = $state<Speed>(2);
	trainer = $state.raw<TrainerReport | null>(null);
	preference = $state<TrainerPreference>("auto");
	readonly messages = new Messages();

	readonly #turns = new Turns();
	readonly #history = new History();
	readonly #runs = new KeptRuns(this.messages, (text) => this.follow(text));
	#begin: Begin = fromDayZero;

	/** Something is under way that is not the year going by. */
	readonly busy = $derived(this.opening || (this.#turns.pending > 0 && !this.playing));
	readonly canUndo = $derived(!this.recorded && this.#history.canUndo(this.plan));
	readonly canRedo = $derived(this.#history.canRedo);

	protected readonly client: EngineClient;
	readonly #ticker = new Ticker(
		() => (this.recorded ? TAPE_SPEED : this.speed),
		() => this.#tick(),
	);

	constructor(makeWorker: () => Worker) {
		super();
		this.preference = savedTrainer();
		this.client = new EngineClient(makeWorker, this.#listener, this.started);
	}

	get #listener(): ClientListener {
		return {
			onEvents: (events, now) => this.reached(events, now),
			onProgress: (progress) => this.trains(progress),
			onTrainer: (report) => {
				this.trainer = report;
				if (!report.kept) this.messages.sayUnkept();
			},
			onStorageLost: () => this.messages.sayUnkept(),
			onGpuLost: (text) => this.messages.say("gpu", text, "status"),
			onCrash: (times) => this.messages.sayCrash(times),
		};
	}

	/**
	 * Begins with the run in the address or with that of the last visit; without one, or when it cannot be read, with the
	 * recorded one while the first model is trained. A lesson brings a run of its own, and nothing else is opened before.
	 */
	start(address: string | null, tape: () => Promise<RecordedRun>, lesson: boolean): void {
		this.opening = true;
		if (lesson) return;
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
			const read = await this.client.read(text);
			if (!read.ok) {
				if (linked) this.messages.say("link", `This link cannot be flown: ${read.error}`, "alert");
				return otherwise?.();
			}
			this.#halt();
			this.of = null;
			this.#begin = fromDayZero;
			await this.#fly(read.value);
			this.#runs.opened(linked ? this.client.write(this.beside) : null);
		});
	}

	/** Back to the person's own run, where it was left, or to a first one. */
	goHome(): void {
		this.visit(null, () => this.#first());
	}

	async #first(): Promise<void> {
		const first = await this.client.read(FIRST_RUN);
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
			const read = text === null ? null : await this.client.read(text);
			this.of = of;
			this.#begin = of === null ? fromDayZero : begin;
			this.beside = null;
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
		run: () => ({ plan: this.#planInHand, log: this.liveEvents, hour: this.liveHour, over: this.over }),
		open: (plan, hour) => this.#reopen(plan, hour),
		turnFrom: (plan) => this.#history.turned({ plan, beside: this.beside }, this.#planInHand),
		takeAt: (action, hour) => this.#take(action, hour),
		day: () => this.#advance(1),
	};

	/** The run in hand as link text, with the futures beside it. */
	link(): Promise<string> {
		return this.client.write(this.beside);
	}

	/** Another future begins on the day that is looked at; the one in hand stays as it is. */
	fork(): void {
		if (!this.recorded) this.record((recorder) => recorder.fork());
	}

	/** The run becomes another future or has others beside it, unless null is given; `floor` actions are its beginning. */
	become(next: (now: Required<Moment>, floor: number) => Required<Moment> | null): void {
		this.#halt();
		this.#do(async () => {
			const now = this.#moment;
			const to = next(now, this.#history.floor);
			if (!to) return;
			// Where only names change, Undo leaves the day alone.
			this.#history.turned(to.plan === now.plan ? { plan: now.plan, beside: now.beside } : now, to.plan);
			await this.#move(to);
		});
	}

	/** Has something done by the flight recorder, which is fetched when it is first wanted. */
	record(act: (recorder: Recorder) => void): void {
		import("../recorder/recorder.svelte.ts").then(
			({ Recorder }) => {
				this.recorder ??= new Recorder(this, this.client);
				act(this.recorder);
			},
			() => this.messages.sayUnfetched("flight recorder"),
		);
	}

	#fly({ plan, day, beside }: Flight): Promise<void> {
		this.#history.clear();
		this.beside = beside ?? null;
		if (beside) this.record(ignore);
		return this.#reopen(plan, hourOf(day));
	}

	/** Shows the recorded run, and opens a fresh one behind it. */
	#roll(tape: () => Promise<RecordedRun>): void {
		this.recorded = true;
		this.playing = true;
		this.#ticker.start();
		tape().then(
			(recorded) => this.tape.put(recorded),
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
		} else this.keep();
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
			const known = this.liveEvents.length;
			const notable = await stopsAt(this.level);
			do await this.#advance(1);
			while (!this.over && !this.liveEvents.slice(known).some(notable));
		});
	}

	/** Takes an action now. Time begins to run, so that its effect is seen; only a setting waits, as another may follow. */
	act(action: NewAction): void {
		this.#takeOver();
		this.shown = null;
		this.#do(() => this.#take(action));
		if (!this.playing && !this.over && action.do !== "set") this.play(true);
	}

	async #take(action: NewAction, at = this.liveHour): Promise<void> {
		const taken = { ...action, at } as Action;
		const plan = { ...this.#planInHand, actions: [...this.#planInHand.actions, taken] };
		this.#history.acted();
		if (at < this.liveHour) return this.#reopen(plan);
		this.plan = plan;
		await this.client.act(taken);
		this.keep();
	}

	/** The same storm at another level, with other commits, or with another team, played to the day that was reached. */
	turn(turn: Turn): void {
		this.#drop();
		this.#replan((plan) => {
			const next = anotherOf(plan, turn);
			this.#history.turned({ plan, beside: this.beside }, next);
			return next;
		});
	}

	/** Takes back what was done last. */
	undo(): void {
		this.#go(() => this.#history.undo(this.#moment));
	}

	/** Does again what was taken back last. */
	redo(): void {
		this.#go(() => this.#history.redo());
	}

	#go(to: () => Moment | null): void {
		this.play(false);
		this.#do(() => this.#move(to()));
	}

	get #moment(): Required<Moment> {
		return { plan: this.#planInHand, beside: this.beside, hour: this.liveHour };
	}

	async #move(to: Moment | null): Promise<void> {
		if (!to) return;
		this.beside = to.beside;
		if (to.plan === this.plan) this.keep();
		else await this.#reopen(to.plan, to.hour);
	}

	/**
	 * The run from its beginning: with other drifts, another seed, or the same plan without its actions. Another world is
	 * that of every future: those beside are played again in it, to the day they had reached.
	 */
	restart(change: Change = {}): void {
		this.#drop();
		this.#do(async () => {
			const before = this.#moment;
			this.beside = besideIn(before.beside, change);
			try {
				await this.#begin(this.#hands, change);
			} finally {
				this.#history.turned(before, this.#planInHand);
			}
		});
		if (this.beside && (change.seed !== undefined || change.drifts))
			this.record((recorder) => recorder.sayOtherWorld());
	}

	/** Stops the training that runs and takes back the action that asked for it. */
	cancelTraining(): void {
		this.play(false);
		void this.client.cancel().catch(ignore);
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
		void this.client.cancel().catch(ignore);
	}

	/** The days of the recorded run end here: from now on it is the visitor's own. */
	#takeOver(): void {
		if (!this.recorded) return;
		this.recorded = false;
		this.playing = false;
		this.shown = null;
		this.#ticker.stop();
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
		else if (this.recorded) this.tape.turn();
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
	async #reopen(plan: Plan, hour = this.liveHour): Promise<void> {
		this.plan = plan;
		this.opening = true;
		this.progress = null;
		try {
			await this.client.open(plan, Math.max(hour, plan.actions.at(-1)?.at ?? 0), this.preference);
		} finally {
			this.opening = false;
		}
		this.keep();
	}

	async #advance(days: number): Promise<void> {
		await this.client.advance(this.liveHour + 24 * days);
		if (!this.playing || this.liveHour % hourOf(7) === 0) this.keep();
	}

	/** Writes down where the run in hand stands: a reload opens it there. */
	keep(): void {
		if (this.recorded) return;
		const of = this.of;
		void this.client.write(this.beside).then((text) => {
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
