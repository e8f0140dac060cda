import type { Law } from "./law.ts";

/** Share of orders placed at 16:00 or later when hours 8 .. 22 are equally likely. */
const AFTERNOON_SHARE = 7 / 15;

export interface OrderFacts {
	readonly distanceKm: number;
	readonly backlog: number;
	readonly load: number;
	readonly weather: number;
	readonly carrier: number;
	readonly rural: boolean;
	readonly weekend: boolean;
	readonly afternoon: boolean;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const clip = (x: number) => Math.min(1, Math.max(0, x));

const ROAD_FROM = Math.log(90);
const ROAD_SPAN = Math.log(220) - Math.log(90);
const AIR_FROM = Math.log(230);

/** Effect of the backlog (in standard deviations): above 1.9 an extra shift is called in and the effect falls back. */
const backlogCurve = (b: number) => Math.max(b - 3 * Math.max(0, b - 1.9), Math.min(b, 0.3));

/**
 * P(late | order) under `law`, in (0, 1). A logistic function with two interactions (weather × carrier, backlog × load)
 * and two bends that a straight line cannot follow (backlog, distance), so that a network has something to gain.
 */
export function chanceOfLate(order: OrderFacts, law: Law): number {
	const g = backlogCurve((order.backlog - 100) / 30);
	const load = (order.load - 0.5) / 0.22;
	const weather = (order.weather - 0.39) / 0.185;
	const logDistance = Math.log(order.distanceKm);
	// The road gets long between 90 and 220 km; beyond 230 km the parcel flies, and then only weather matters.
	const road = clip((logDistance - ROAD_FROM) / ROAD_SPAN);
	const air = sigmoid((logDistance - AIR_FROM) / 0.06);
	return sigmoid(
		law.intercept +
			law.backlogEffect * g +
			law.loadEffect * load +
			law.backlogLoadEffect * g * load +
			(law.carrierWeather[order.carrier] as number) * weather +
			(law.carrierBase[order.carrier] as number) +
			(order.weekend ? law.weekendEffect : 0) +
			(order.rural ? law.ruralEffect : 0) +
			2.2 * road +
			air * (-2.9 + weather) +
			law.afternoonEffect * ((order.afternoon ? 1 : 0) - AFTERNOON_SHARE),
	);
}
