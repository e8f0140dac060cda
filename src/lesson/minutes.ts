import type { Lesson } from "./lesson.ts";

/** Words of an explanation with figures in it that a person reads in a minute. */
const WORDS_PER_MINUTE = 200;
/** Minutes to think about a prediction or a question, and to reach a goal. */
const TO_THINK = 0.5;
const TO_REACH = 2;

/** Minutes that a lesson takes: `words` to read, its questions to think about, its goals to reach. */
export function minutesOf({ steps }: Pick<Lesson, "steps">, words: number): number {
	const asks = steps.flatMap(({ blocks }) => blocks);
	const questions = asks.filter(({ kind }) => kind === "predict" || kind === "quiz").length;
	const goals = asks.filter(({ kind }) => kind === "goal").length;
	return words / WORDS_PER_MINUTE + TO_THINK * questions + TO_REACH * goals;
}
