/** ms after the load event: by then the page has what it shows, and its engine. */
const REST = 4000;

/** Resolves when what is not needed now may be fetched without being in the way. */
export function whenUsable(): Promise<void> {
	return new Promise((resolve) => {
		const rest = () => setTimeout(resolve, REST);
		if (document.readyState === "complete") rest();
		else addEventListener("load", rest, { once: true });
	});
}
