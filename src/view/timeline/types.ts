import type { TextureName } from "../controls/textures.ts";
import type { Scene } from "./scene.ts";

/** One value per day, day 0 first; null where nothing is known. */
export type Daily = readonly (number | null)[];

/** One line of the chart. Values are accuracies in [0, 1]. */
export interface Series {
	id: string;
	/** As written at the pen: "true", "observed". */
	name: string;
	/** What the line is, which decides how it is drawn. "other" is another future: dashed, and alone allowed past the pen. */
	role: "true" | "observed" | "estimated" | "other";
	values: Daily;
	/** Added after the value at the pen: "blind to carrier B". */
	note?: string;
	/** Draws where it ends: with `otherLine` of other-line.ts. Most charts have no other line, and go without its script. */
	drawEnd?(scene: Scene, series: Series): void;
}

/** A drift that is on, from day `from` up to day `to`, or with no end in sight (null). */
export interface Band {
	id: string;
	label: string;
	texture: TextureName;
	from: number;
	to: number | null;
}

export type MarkKind = "model" | "alert" | "data" | "code" | "fork" | "failure";

/** Something that happened on a day. `label` is short; `detail` is one more sentence, or empty. */
export interface Mark {
	/** One of many that go well: drawn small, and named only where the pen stands. */
	minor?: boolean;
	day: number;
	kind: MarkKind;
	label: string;
	detail: string;
}

/** A bar to pass: true accuracy at or above `at` on day `from`, or from `from` to `to`. */
interface Goal {
	from: number;
	to?: number;
	at: number;
	label: string;
	/** Draws it: `drawGoal` of draw-goal.ts. Most charts have no goal, and go without its script. */
	draw(scene: Scene): void;
}

/** A length of time worth measuring on the chart: "8 days in which nobody could know". */
interface Span {
	from: number;
	to: number;
	label: string;
}

/** Everything the timeline shows. Lines are drawn up to day `now`; `shown` is the day a person has gone back to. */
export interface TimelineData {
	/** The horizon: the axis runs from day 0 to here. */
	days: number;
	now: number;
	shown: number | null;
	series: readonly Series[];
	/** Raw daily accuracy, drawn as faint dots. */
	dots?: Daily | undefined;
	/** Business loss per day, drawn as bars. */
	loss: Daily;
	bands: readonly Band[];
	marks: readonly Mark[];
	goal?: Goal | undefined;
	bestPossible?: number | undefined;
	/** The accuracies that must be on the chart. The range still grows when a line would leave it. */
	domain?: readonly [number, number] | undefined;
	span?: Span | undefined;
}
