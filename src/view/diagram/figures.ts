/** The figure of each level, fetched when it is wanted. */
import type { Figure } from "./figure.ts";

export type Level = 0 | 1 | 2;

export async function loadFigure(level: Level): Promise<Figure> {
	switch (level) {
		case 0:
			return (await import("./level0.ts")).level0;
		case 1:
			return (await import("./level1.ts")).level1;
		case 2:
			return (await import("./level2.ts")).level2;
	}
}
