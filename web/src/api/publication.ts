import { base64Of } from "../base/base64";
import { answered, client } from "./client";
import { type operations } from "./schema";

type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

export type PublicationPlan = Answer<"show-publication-plan">;
export type PlanProposal = Answer<"propose-publication-plan">;
export type Releases = Answer<"list-releases">;
export type Release = Answer<"show-release">;

/** Of the latest version, be it a draft, where `version` is 0. */
export const planQuery = (questionnaire: string, version: number) => ({
  queryKey: ["publication-plan", questionnaire, version],
  queryFn: () =>
    answered(client.GET("/api/questionnaires/{questionnaire}/publication-plan", { params: { path: { questionnaire }, query: version > 0 ? { version } : {} } })),
  staleTime: 0,
});

export const proposalQuery = (questionnaire: string) => ({
  queryKey: ["publication-plan", questionnaire, "proposal"],
  queryFn: () => answered(client.GET("/api/questionnaires/{questionnaire}/publication-plan/proposal", { params: { path: { questionnaire } } })),
  staleTime: 0,
});

export const releasesQuery = (questionnaire: string) => ({
  queryKey: ["releases", questionnaire],
  queryFn: () => answered(client.GET("/api/questionnaires/{questionnaire}/releases", { params: { path: { questionnaire } } })),
  staleTime: 0,
});

/** A release never changes, so that it is asked for once. */
export const releaseQuery = (questionnaire: string, version: number, release: number) => ({
  queryKey: ["releases", questionnaire, version, release],
  queryFn: () => answered(client.GET("/api/questionnaires/{questionnaire}/releases/{release}", { params: { path: { questionnaire, release }, query: { version } } })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const declarePlan = async (questionnaire: string, file: File) =>
  answered(
    client.POST("/api/questionnaires/{questionnaire}/publication-plan", {
      params: { path: { questionnaire } },
      body: { plan: { name: file.name, bytes: await base64Of(file) } },
    }),
  );

export const releaseResults = (questionnaire: string, key: string) =>
  answered(client.POST("/api/questionnaires/{questionnaire}/releases", { params: { path: { questionnaire } }, headers: { "Idempotency-Key": key }, body: {} }));
