/** ms after which a page that is drawn to no screen, in a tab behind others, counts as seen. */
const UNSEEN = 200;

/** Resolves when what the page shows now has been drawn. */
export const seen = (): Promise<void> =>
	new Promise((resolve) => {
		const drawn = () => setTimeout(resolve);
		requestAnimationFrame(drawn);
		setTimeout(resolve, UNSEEN);
	});
