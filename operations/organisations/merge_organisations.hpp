#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Decides that two records are one organisation.
struct MergeOrganisations {
  static constexpr About about{
      .name = "merge-organisations",
      .method = Method::post,
      .path = "/organisations/{keep}/merges",
      .role = Role::facilitator,
      .summary = "Decides that two records are one organisation: one takes over what the other knows.",
      .example = "naen.zubia --keep 3f9c… --merge 81aa… --reason \"Same NIF on their invoices\"",
      .method_page = "find_duplicates"};

  struct Request {
    std::string keep;
    std::string merge;
    std::string reason;

    static constexpr std::array<Field, 3> fields{{
        {"keep", "The id of the organisation that stays.", Need::required},
        {"merge", "The id of the one that is merged into it.", Need::required},
        {"reason", "Why they are one, in a sentence that will be read years later.", Need::required},
    }};
  };

  /// What the two said differently; the one that stays goes before.
  struct DifferenceRow {
    std::string member;
    std::string held;
    std::string given;
  };

  struct Reply {
    std::string organisation;
    std::string merged;
    std::string decision;
    std::vector<DifferenceRow> differences;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(MergeOrganisations::Request, (), (keep, merge, reason))
BOOST_DESCRIBE_STRUCT(MergeOrganisations::DifferenceRow, (), (member, held, given))
BOOST_DESCRIBE_STRUCT(MergeOrganisations::Reply, (), (organisation, merged, decision, differences))

/// Decides that two records are different organisations: a merge is undone, and the pair is not suggested again.
struct SeparateOrganisations {
  static constexpr About about{
      .name = "separate-organisations",
      .method = Method::post,
      .path = "/organisations/{organisation}/separations",
      .role = Role::facilitator,
      .summary = "Decides that two records are different organisations; a merge of the two is undone.",
      .example = "naen.zubia --organisation 3f9c… --other 81aa… --reason \"Parent and subsidiary\"",
      .method_page = "find_duplicates"};

  struct Request {
    std::string organisation;
    std::string other;
    std::string reason;

    static constexpr std::array<Field, 3> fields{{
        {"organisation", "The id of one; of a merge the one that was kept.", Need::required},
        {"other", "The id of the other; of a merge the one that was merged.", Need::required},
        {"reason", "Why they are two, in a sentence that will be read years later.", Need::required},
    }};
  };

  struct Reply {
    std::string organisation;
    std::string other;
    std::string decision;
    bool was_merged;  ///< a merge was undone; otherwise they were two records already
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SeparateOrganisations::Request, (), (organisation, other, reason))
BOOST_DESCRIBE_STRUCT(SeparateOrganisations::Reply, (), (organisation, other, decision, was_merged))

}  // namespace zubia::operations
