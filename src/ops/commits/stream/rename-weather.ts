import type { Commit } from "../commit.ts";

/** A rename on one side of an interface. */
const renameWeather: Commit = {
	id: "rename-weather",
	message: "Rename weather_score to weather_index",
	kind: "bad",
	story: "The offline extract has the new name, requests still carry the old one: the service reads 0.",
	day: 200,
	patch: (code) => ({
		...code,
		renames: { ...code.renames, weather_score: "weather_index" },
		features: code.features.map((id) => (id === "weather_score" ? "weather_index" : id)),
	}),
};

export default renameWeather;
