import type { Plan } from "../engine/plan.ts";
import type { EventPattern, Goal } from "./goal-data.ts";
import type { Move } from "./moves.ts";
import type { Inline, Prose } from "./prose.ts";

/** Language of lesson.md; lesson.<locale>.md beside it says the same in another. */
export const DEFAULT_LOCALE = "en";

/** A lesson as data: what lessons/NN-slug/ says, compiled when the page is built. No HTML, only a tree to draw. */
export interface Lesson {
	/** Language of its words, as BCP 47 names it. */
	readonly locale: string;
	readonly meta: LessonMeta;
	readonly start: Start;
	/** At least one; each is finished by doing what it asks. */
	readonly steps: readonly Step[];
	readonly sources: readonly Source[];
	/** Where to go on from here: the matching part of a public course. */
	readonly next: readonly Inline[];
	/** Every term of the glossary that the lesson names. */
	readonly terms: Readonly<Record<string, Term>>;
	/** What "show me" plays, from the start of the lesson. */
	readonly solution: readonly Move[];
}

/** What is known of every lesson on every page. */
export type LessonPlace = Pick<LessonMeta, "number" | "slug" | "title">;

export interface LessonMeta {
	/** Place in the course, from the folder's name: 2 for 02-when-the-world-moves. */
	readonly number: number;
	/** Name in addresses, from the folder's name: when-the-world-moves. */
	readonly slug: string;
	readonly title: string;
	/** One line under the title in a list of lessons. */
	readonly summary: string;
	/** What the learner can do afterwards, in one line. */
	readonly objective: string;
	/** How long it takes, 1 to 60. */
	readonly minutes: number;
	/** Ids of lessons/coverage.yaml that the lesson claims. */
	readonly covers: readonly string[];
}

/** What is known of a lesson before it is opened. */
export interface LessonOutline extends LessonPlace {
	readonly minutes: number;
	/** Ids of what each step asks, step by step. */
	readonly asks: readonly (readonly string[])[];
}

/** What every page knows of a lesson: its title, and the level whose figure its first step shows (`figureFirst`). */
export interface LessonDoor {
	readonly title: string;
	readonly figure: Plan["level"] | null;
}

/** The level whose figure is seen when a lesson begins; null when its first step puts the dark box in its place. */
export const figureFirst = ({ start, steps }: Lesson): LessonDoor["figure"] =>
	steps[0]?.blocks.some((block) => block.kind === "system" && block.show.includes("dark-box"))
		? null
		: start.plan.level;

/** The run on which a lesson begins. */
export interface Start {
	/** Whole and checked. */
	readonly plan: Plan;
	/** The hour at which the lesson begins: the run is played up to it first. */
	readonly hour: number;
	/** What leads there from hour 0 of the plan: the moves of each lesson before whose end is inherited, in order. */
	readonly lead: readonly Lead[];
	/** The number of the lesson whose end this is; null when it has a scenario of its own. */
	readonly inherited: number | null;
}

/** The moves of a lesson before, and the hour from which they count: the one at which it began. */
interface Lead {
	readonly from: number;
	readonly moves: readonly Move[];
}

/** One screen of a lesson: from one ## heading to the next. */
export interface Step {
	/** Name in addresses, from the heading: small letters, figures and hyphens, once in a lesson. */
	readonly id: string;
	readonly title: readonly Inline[];
	readonly blocks: readonly Block[];
	/** Ids of what is to be done here (predictions, goals, quizzes), in order; the step is finished when all are. */
	readonly asks: readonly string[];
}

/** What a lesson says and asks, in order. */
export type Block = Prose | System | Predict | GoalBlock | Quiz | Reveal | TermBlock;

/** Parts of the live system that a lesson may put beside its words. */
export const PANELS = ["diagram", "timeline", "weather", "desk", "monitor", "policy", "race", "dark-box"] as const;
export type Panel = (typeof PANELS)[number];

/** `::system{show="diagram timeline"}`: what of the live system this step is about. */
interface System {
	readonly kind: "system";
	readonly show: readonly Panel[];
}

/** An answer that can be picked, with the reason why it is right or wrong. */
export interface Option {
	readonly right: boolean;
	readonly answer: readonly Inline[];
	readonly reason: readonly Inline[];
}

/** `:::predict{#id}` with options, or `:::predict{#id draw=metric days=60}`: the curve that the learner expects. */
export type Predict = {
	readonly kind: "predict";
	readonly id: string;
	readonly question: readonly Prose[];
} & (
	| { readonly options: readonly Option[] }
	/** The curve of a metric over `days` days from the present day on. */
	| { readonly draw: { readonly metric: string; readonly days: number } }
);

/** `:::goal{#id metric=... against=level-1 atLeast=... days=... must="..." never="..." since="..."}` with its hints and fails. */
export interface GoalBlock {
	readonly kind: "goal";
	readonly id: string;
	/** The goal in words. */
	readonly words: readonly Prose[];
	readonly goal: Goal;
	readonly hints: readonly Hint[];
	readonly fails: readonly Fail[];
}

/** What a hint waits for, counted from the start of the lesson. */
export type HintWaits =
	| { readonly for: "attempts"; readonly count: number }
	| { readonly for: "event"; readonly event: EventPattern }
	/** `days` days have passed since the start, or since `since` was seen, without the event. */
	| {
			readonly for: "missing";
			readonly event: EventPattern;
			readonly days: number;
			readonly since: EventPattern | null;
	  };

/** `::hint[words]{grade=1 after="2 attempts"}` */
export interface Hint {
	readonly grade: 1 | 2 | 3;
	readonly waits: HintWaits;
	readonly words: readonly Inline[];
}

/** `::fail[words]{when=name}`: what is said when a named wrong path of wrong-paths.ts was taken. */
export interface Fail {
	readonly when: string;
	readonly words: readonly Inline[];
}

/** `:::quiz{#id}`: one right answer, a reason for every one. */
export interface Quiz {
	readonly kind: "quiz";
	readonly id: string;
	readonly question: readonly Prose[];
	readonly options: readonly Option[];
}

/** `:::reveal{after=id}`: shown once the prediction, goal or quiz of that id is done. */
interface Reveal {
	readonly kind: "reveal";
	readonly after: string;
	readonly blocks: readonly Prose[];
}

/** `::term{name=psi}`: the definition, in place. */
interface TermBlock {
	readonly kind: "term";
	readonly term: string;
}

/** A word of the glossary. */
export interface Term {
	readonly word: string;
	readonly definition: string;
	/** Where the definition is from. */
	readonly source: { readonly title: string; readonly href: string };
}

/** One entry of a lesson's sources. */
export interface Source {
	readonly title: string;
	readonly href: string;
	readonly says: readonly Inline[];
}
