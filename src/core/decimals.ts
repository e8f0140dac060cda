/** A number as a sentence prints it, with `places` decimals or all it has, and no leading nought: ".633". */
export const decimals = (value: number, places?: number): string =>
	(places === undefined ? `${value}` : value.toFixed(places)).replace(/^0\./, ".");
