/** The figure of each level. Level 0 is there from the start, the others come when they are wanted. */
import type { Figure } from "./figure.ts";
import { level0 } from "./level0.ts";

export type Level = 0 | 1 | 2;

export async function loadFigure(level: Level): Promise<Figure> {
	switch (level) {
		case 0:
			return level0;
		case 1:
			return (await import("./level1.ts")).level1;
		case 2:
			return (await import("./level2.ts")).level2;
	}
}
