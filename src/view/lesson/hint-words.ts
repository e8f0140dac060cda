import type { HintWaits } from "../../lesson/lesson.ts";
import { wordsOf } from "../../lesson/pattern-words.ts";

/** What a hint waits for, in words: "after 2 attempts". */
export function waitsFor(waits: HintWaits): string {
	switch (waits.for) {
		case "attempts":
			return `after ${waits.count} ${waits.count === 1 ? "attempt" : "attempts"}`;
		case "event":
			return `after ${wordsOf(waits.event)}`;
		case "missing":
			return `after ${waits.days} ${waits.days === 1 ? "day" : "days"} without ${wordsOf(waits.event)}`;
	}
}
