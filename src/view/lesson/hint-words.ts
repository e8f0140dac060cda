import type { HintWaits } from "../../lesson/lesson.ts";
import { notSo, wordsOf } from "../../lesson/pattern-words.ts";

/** What a hint waits for, in words: "after 2 attempts", "once a model has been trained". */
export function waitsFor(waits: HintWaits): string {
	switch (waits.for) {
		case "attempts":
			return `after ${waits.count} ${waits.count === 1 ? "attempt" : "attempts"}`;
		case "event":
			return `once ${wordsOf(waits.event)}`;
		case "missing":
			return `after ${waits.days} ${waits.days === 1 ? "day" : "days"} in which ${notSo(waits.event)}`;
	}
}
