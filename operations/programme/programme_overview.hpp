#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What a programme holds: its territories, sources, domains and decisions.
struct ProgrammeOverview {
  static constexpr About about{.name = "programme-overview",
                               .method = Method::get,
                               .path = "/programme",
                               .role = Role::researcher,
                               .summary = "What a programme holds: its territories, sources, domains and decisions.",
                               .example = "naen.zubia --output json"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct TerritoryRow {
    std::string territory;
    std::string name;
    std::string country;
    std::vector<std::string> parts;
  };
  struct SourceRow {
    std::string source;
    std::string file_name;
    std::string table;
    std::string measure;
    std::string data_status;
    std::string publisher;
    std::string licence;
    std::string territory_version;
    std::string activity_version;
    std::string imported_at;
    std::uint64_t observations;
  };
  struct DomainRow {
    std::string domain;
    std::string name;
    std::string origin;
    std::vector<std::string> activities;
  };
  struct DecisionRow {
    std::string decided_at;
    std::string decided_by;
    std::string subject;
    std::string outcome;
    std::string reason;
    std::string evidence_hash;
    std::string decision;
  };

  struct Reply {
    std::string programme;
    std::string name;
    std::vector<std::string> languages;
    std::string created_at;
    std::vector<TerritoryRow> territories;
    std::vector<SourceRow> sources;
    std::vector<DomainRow> domains;
    std::vector<DecisionRow> decisions;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ProgrammeOverview::Request, (), ())
BOOST_DESCRIBE_STRUCT(ProgrammeOverview::TerritoryRow, (), (territory, name, country, parts))
BOOST_DESCRIBE_STRUCT(ProgrammeOverview::SourceRow, (),
                      (file_name, table, measure, data_status, observations, publisher, licence, territory_version,
                       activity_version, imported_at, source))
BOOST_DESCRIBE_STRUCT(ProgrammeOverview::DomainRow, (), (domain, name, origin, activities))
BOOST_DESCRIBE_STRUCT(ProgrammeOverview::DecisionRow, (),
                      (decided_at, decided_by, subject, outcome, reason, evidence_hash, decision))
BOOST_DESCRIBE_STRUCT(ProgrammeOverview::Reply, (),
                      (programme, name, languages, created_at, territories, sources, domains, decisions))

}  // namespace zubia::operations
