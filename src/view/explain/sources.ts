import type { Source } from "./explanation.ts";

const doi = (title: string, number: string): Source => ({ title, href: `https://doi.org/${number}` });

/** Where the things explained here are defined. */
export const SOURCES = {
	google: {
		title: "MLOps: Continuous delivery and automation pipelines in machine learning, Google Cloud",
		href: "https://cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning",
	},
	dora: {
		title: "DORA’s software delivery performance metrics, dora.dev",
		href: "https://dora.dev/guides/dora-metrics/",
	},
	testScore: doi("The ML Test Score, Breck et al. 2017", "10.1109/BigData.2017.8258038"),
	validation: {
		title: "Data validation for machine learning, Breck et al. 2019",
		href: "https://mlsys.org/Conferences/2019/doc/2019/167.pdf",
	},
	gama: doi("A survey on concept drift adaptation, Gama et al. 2014", "10.1145/2523813"),
	psi: {
		title: "Statistical properties of the population stability index, Yurdakul 2018",
		href: "https://scholarworks.wmich.edu/dissertations/3208/",
	},
	ks: doi(
		"Table for estimating the goodness of fit of empirical distributions, Smirnov 1948",
		"10.1214/aoms/1177730256",
	),
	wasserstein: doi("On Wasserstein two-sample testing, Ramdas et al. 2017", "10.3390/e19020047"),
	chiSquare: doi("On the criterion that a given system of deviations …, Pearson 1900", "10.1080/14786440009463897"),
	jensenShannon: doi(
		"A new metric for probability distributions, Endres and Schindelin 2003",
		"10.1109/TIT.2003.813506",
	),
	kullbackLeibler: doi("On information and sufficiency, Kullback and Leibler 1951", "10.1214/aoms/1177729694"),
	hellinger: {
		title: "Univariate drift detection methods, NannyML",
		href: "https://nannyml.readthedocs.io/en/stable/how_it_works/univariate_drift_detection.html",
	},
	tfdv: {
		title: "TensorFlow Data Validation: checking data skew and drift",
		href: "https://www.tensorflow.org/tfx/data_validation/get_started",
	},
	totalVariation: doi(
		"On choosing and bounding probability metrics, Gibbs and Su 2002",
		"10.1111/j.1751-5823.2002.tb00178.x",
	),
	bonferroni: doi("Multiple comparisons among means, Dunn 1961", "10.1080/01621459.1961.10482090"),
	holm: {
		title: "A simple sequentially rejective multiple test procedure, Holm 1979",
		href: "https://www.jstor.org/stable/4615733",
	},
	benjaminiHochberg: doi(
		"Controlling the false discovery rate, Benjamini and Hochberg 1995",
		"10.1111/j.2517-6161.1995.tb02031.x",
	),
	adwin: doi(
		"Learning from time-changing data with adaptive windowing, Bifet and Gavaldà 2007",
		"10.1137/1.9781611972771.42",
	),
	ddm: doi("Learning with drift detection, Gama et al. 2004", "10.1007/978-3-540-28645-5_29"),
	eddm: {
		title: "Early drift detection method, Baena-García et al. 2006",
		href: "https://riverml.xyz/latest/api/drift/binary/EDDM/",
	},
	hddm: doi(
		"Online and non-parametric drift detection methods based on Hoeffding’s bounds, Frías-Blanco et al. 2015",
		"10.1109/TKDE.2014.2345382",
	),
	kswin: doi(
		"Reactive soft prototype computing for concept drift streams, Raab et al. 2020",
		"10.1016/j.neucom.2019.11.111",
	),
	pageHinkley: doi("Continuous inspection schemes, Page 1954", "10.1093/biomet/41.1-2.100"),
	cbpe: {
		title: "Estimation of performance, NannyML",
		href: "https://nannyml.readthedocs.io/en/stable/how_it_works/performance_estimation.html",
	},
	roc: doi("An introduction to ROC analysis, Fawcett 2006", "10.1016/j.patrec.2005.10.010"),
	scoring: doi(
		"Strictly proper scoring rules, prediction, and estimation, Gneiting and Raftery 2007",
		"10.1198/016214506000001437",
	),
	costSensitive: {
		title: "The foundations of cost-sensitive learning, Elkan 2001",
		href: "https://cseweb.ucsd.edu/~elkan/rescale.pdf",
	},
} as const satisfies Record<string, Source>;
