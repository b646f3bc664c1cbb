#include "operations/all.hpp"

#include "operations/administration/change_account.hpp"
#include "operations/administration/end_all_sessions.hpp"
#include "operations/administration/invite.hpp"
#include "operations/administration/list_accounts.hpp"
#include "operations/administration/offer_reset.hpp"
#include "operations/administration/show_audit_log.hpp"
#include "operations/classifications/import_classification.hpp"
#include "operations/classifications/recode.hpp"
#include "operations/classifications/search_codes.hpp"
#include "operations/clusters/put_cluster.hpp"
#include "operations/clusters/show_clusters.hpp"
#include "operations/complementarity/candidate_domains.hpp"
#include "operations/complementarity/territory_complementarity.hpp"
#include "operations/disclosure/check_release.hpp"
#include "operations/disclosure/declare_publication_plan.hpp"
#include "operations/disclosure/propose_publication_plan.hpp"
#include "operations/disclosure/release_results.hpp"
#include "operations/disclosure/show_release.hpp"
#include "operations/effects/compare_members.hpp"
#include "operations/effects/compare_waves.hpp"
#include "operations/effects/decide_lesson.hpp"
#include "operations/effects/export_study_script.hpp"
#include "operations/effects/list_lessons.hpp"
#include "operations/effects/study_effects.hpp"
#include "operations/effects/study_file.hpp"
#include "operations/effects/study_file_script.hpp"
#include "operations/interviews/code_counts.hpp"
#include "operations/interviews/code_passage.hpp"
#include "operations/interviews/put_code.hpp"
#include "operations/interviews/put_interview.hpp"
#include "operations/interviews/put_interview_guide.hpp"
#include "operations/interviews/show_codebook.hpp"
#include "operations/interviews/show_interviews.hpp"
#include "operations/mail/deliver_mail.hpp"
#include "operations/mail/invite_by_mail.hpp"
#include "operations/mail/mail_state.hpp"
#include "operations/mail/record_bounces.hpp"
#include "operations/maps/import_boundaries.hpp"
#include "operations/maps/territory_boundaries.hpp"
#include "operations/meetings/check_meeting_plan.hpp"
#include "operations/meetings/draft_event.hpp"
#include "operations/meetings/explain_request.hpp"
#include "operations/meetings/meeting_agendas.hpp"
#include "operations/meetings/replan_meetings.hpp"
#include "operations/meetings/schedule_meetings.hpp"
#include "operations/meetings/size_event.hpp"
#include "operations/networks/add_network_questionnaire.hpp"
#include "operations/networks/network_measures.hpp"
#include "operations/networks/study_network.hpp"
#include "operations/organisations/import_organisations.hpp"
#include "operations/organisations/list_organisation_imports.hpp"
#include "operations/organisations/merge_organisations.hpp"
#include "operations/organisations/own_organisation.hpp"
#include "operations/organisations/put_organisation.hpp"
#include "operations/organisations/representatives.hpp"
#include "operations/organisations/search_organisations.hpp"
#include "operations/organisations/show_organisation.hpp"
#include "operations/organisations/suggest_duplicates.hpp"
#include "operations/privacy/apply_retention.hpp"
#include "operations/privacy/erase_person.hpp"
#include "operations/privacy/export_person.hpp"
#include "operations/privacy/processing_register.hpp"
#include "operations/programme/decide.hpp"
#include "operations/programme/define_domain.hpp"
#include "operations/programme/import_statistics.hpp"
#include "operations/programme/new_programme.hpp"
#include "operations/programme/programme_overview.hpp"
#include "operations/programme/territory_profile.hpp"
#include "operations/questionnaires/add_questionnaire.hpp"
#include "operations/questionnaires/answer_codes.hpp"
#include "operations/questionnaires/asked_questionnaires.hpp"
#include "operations/questionnaires/begin_draft.hpp"
#include "operations/questionnaires/check_questionnaire.hpp"
#include "operations/questionnaires/check_response.hpp"
#include "operations/questionnaires/close_questionnaire.hpp"
#include "operations/questionnaires/enter_answers.hpp"
#include "operations/questionnaires/export_answer_files.hpp"
#include "operations/questionnaires/export_answers.hpp"
#include "operations/questionnaires/export_questionnaire.hpp"
#include "operations/questionnaires/field_work.hpp"
#include "operations/questionnaires/invite_organisations.hpp"
#include "operations/questionnaires/list_advice.hpp"
#include "operations/questionnaires/list_questionnaires.hpp"
#include "operations/questionnaires/list_responses.hpp"
#include "operations/questionnaires/open_response.hpp"
#include "operations/questionnaires/preview_questionnaire.hpp"
#include "operations/questionnaires/publish_questionnaire.hpp"
#include "operations/questionnaires/put_advice.hpp"
#include "operations/questionnaires/put_answer_file.hpp"
#include "operations/questionnaires/read_response_file.hpp"
#include "operations/questionnaires/response_report.hpp"
#include "operations/questionnaires/save_answers.hpp"
#include "operations/questionnaires/save_draft.hpp"
#include "operations/questionnaires/show_draft.hpp"
#include "operations/questionnaires/show_questionnaire.hpp"
#include "operations/questionnaires/show_response.hpp"
#include "operations/questionnaires/withdraw_response.hpp"
#include "operations/relatedness/activity_space.hpp"
#include "operations/relatedness/border_activity_space.hpp"
#include "operations/relatedness/complexity.hpp"
#include "operations/relatedness/diversification_options.hpp"
#include "operations/relatedness/proximity.hpp"
#include "operations/relatedness/relatedness.hpp"
#include "operations/relatedness/relatedness_density.hpp"
#include "operations/relatedness/territory_opportunities.hpp"
#include "operations/specialisation/cluster_stars.hpp"
#include "operations/specialisation/compare_territories.hpp"
#include "operations/specialisation/location_quotients.hpp"
#include "operations/specialisation/shift_share.hpp"
#include "operations/specialisation/specialisation_measures.hpp"
#include "operations/specialisation/variety.hpp"
#include "operations/statistics/compare_groups.hpp"
#include "operations/statistics/compare_paired.hpp"
#include "operations/statistics/reliability.hpp"
#include "operations/statistics/weight_answers.hpp"

namespace zubia::operations {

const std::vector<AnyOperation>& all_operations() {
  static const std::vector<AnyOperation> operations = {
      // The programme
      erase<NewProgramme>(), erase<ImportStatistics>(), erase<ProgrammeOverview>(), erase<TerritoryProfile>(),
      erase<CompareTerritories>(), erase<TerritoryComplementarity>(), erase<BorderActivitySpace>(),
      erase<TerritoryOpportunities>(), erase<ListCandidateDomains>(), erase<DefineDomain>(), erase<Decide>(),
      // Who may do what in it
      erase<ListAccounts>(), erase<Invite>(), erase<ChangeAccount>(), erase<OfferReset>(), erase<EndAllSessions>(),
      erase<ShowAuditLog>(),
      // The directory of organisations
      erase<ImportOrganisations>(), erase<ListOrganisationImports>(), erase<UndoOrganisationImport>(),
      erase<SearchOrganisations>(), erase<ShowOrganisation>(), erase<PutOrganisation>(), erase<PutContact>(),
      erase<SuggestDuplicates>(), erase<MergeOrganisations>(), erase<SeparateOrganisations>(),
      // Who speaks for an organisation
      erase<ListRepresentatives>(), erase<SetRepresentative>(), erase<ShowOwnOrganisation>(),
      erase<PutOwnOrganisation>(),
      // Clusters
      erase<PutCluster>(), erase<PutMembership>(), erase<StateCount>(), erase<ShowClusters>(),
      // What is kept of persons
      erase<ProcessingRegister>(), erase<ExportPerson>(), erase<ErasePerson>(), erase<ApplyRetention>(),
      // Questionnaires
      erase<AddQuestionnaire>(), erase<ListQuestionnaires>(), erase<ShowQuestionnaire>(), erase<ShowDraft>(),
      erase<SaveDraft>(), erase<BeginDraft>(), erase<CheckQuestionnaire>(), erase<PreviewQuestionnaire>(),
      erase<PublishQuestionnaire>(), erase<InviteOrganisations>(), erase<FieldWork>(), erase<CloseQuestionnaire>(),
      erase<ExportQuestionnaire>(), erase<ExportAnswers>(), erase<ExportAnswerFiles>(), erase<ListResponses>(),
      erase<ShowResponse>(), erase<ReadResponseFile>(), erase<CheckResponse>(), erase<ListAdvice>(), erase<PutAdvice>(),
      erase<OpenEntry>(), erase<EnterAnswers>(), erase<AskedQuestionnaires>(), erase<StudyEffects>(),
      // What is published of the answers
      erase<ProposePublicationPlan>(), erase<DeclarePublicationPlan>(), erase<ShowPublicationPlan>(),
      erase<ReleaseResults>(), erase<ListReleases>(), erase<ShowRelease>(), erase<StudyFile>(), erase<CompareWaves>(),
      erase<CompareMembers>(), erase<DecideLesson>(), erase<ListLessons>(), erase<ExportStudyScript>(),
      erase<StudyFileScript>(),
      // Interviews and their codebook
      erase<PutInterviewGuide>(), erase<InterviewGuides>(), erase<PutInterview>(), erase<RemoveInterview>(),
      erase<ListInterviews>(), erase<ShowInterview>(), erase<CodePassage>(), erase<RemovePassage>(), erase<PutCode>(),
      erase<RemoveCode>(), erase<MergeCode>(), erase<ShowCodebook>(), erase<ExportCodebook>(), erase<CodeCounts>(),
      erase<CodeQuotes>(),
      // E-mails about them
      erase<InviteByMail>(), erase<Remind>(), erase<DeliverMail>(), erase<MailState>(), erase<RecordBounces>(),
      erase<StopMailTo>(), erase<SetMailRules>(),
      // What a personal link opens
      erase<OpenResponse>(), erase<SaveAnswers>(), erase<PutAnswerFile>(), erase<SendResponse>(),
      erase<ResponseReport>(), erase<WithdrawResponse>(), erase<StopMail>(), erase<AnswerCodes>(),
      // Maps
      erase<ImportBoundaries>(), erase<TerritoryBoundaries>(),
      // Classifications
      erase<ImportClassification>(), erase<ListClassifications>(), erase<SearchCodes>(), erase<Recode>(),
      // Specialisation
      erase<LocationQuotients>(), erase<SpecialisationMeasures>(), erase<RelatedVariety>(),
      erase<ShiftShareOfTerritories>(), erase<ClusterStarsOfTerritories>(),
      // Relatedness
      erase<Proximity>(), erase<RelatednessOfActivities>(), erase<RelatednessDensity>(), erase<EconomicComplexity>(),
      erase<DiversificationOptions>(), erase<ActivitySpace>(),
      // Networks
      erase<NetworkMeasures>(), erase<AddNetworkQuestionnaire>(), erase<StudyNetwork>(),
      // Answers
      erase<CompareGroups>(), erase<ComparePaired>(), erase<Reliability>(), erase<WeightAnswers>(),
      erase<CheckRelease>(),
      // Meetings
      erase<DraftEvent>(), erase<ScheduleMeetings>(), erase<CheckMeetingPlan>(), erase<ExplainRequest>(),
      erase<ReplanMeetings>(), erase<MeetingAgendas>(), erase<MeetingCalendar>(), erase<SizeEvent>()};
  return operations;
}

}  // namespace zubia::operations
