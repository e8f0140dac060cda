/** Lights up the values on the page that are the term: elements whose `data-value` names it. Gives back what puts them out. */
export function light(shows: string): () => void {
	const lit = [...document.querySelectorAll<HTMLElement | SVGElement>("[data-value]")].filter(
		({ dataset }) => dataset["value"] === shows,
	);
	for (const { dataset } of lit) dataset["lit"] = "";
	return () => {
		for (const { dataset } of lit) delete dataset["lit"];
	};
}
