/**
 * Resolves at once while the page can be seen, and otherwise when it is seen again. What plays, plays in sight: a page in
 * the background has its timers slowed by the browser, as it likes, and nobody wants to come back to another season.
 */
export const inSight = (): Promise<void> =>
	new Promise((resolve) => {
		if (!document.hidden) resolve();
		else document.addEventListener("visibilitychange", () => resolve(), { once: true });
	});
