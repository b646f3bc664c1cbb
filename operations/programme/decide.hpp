#pragma once

#include <optional>

#include "operations/complementarity/domain_study.hpp"
#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What people can decide of a domain.
enum class Outcome { selected, kept, dropped };
BOOST_DESCRIBE_ENUM(Outcome, selected, kept, dropped)

/// Records what people decided of a domain, with the evidence they saw.
struct Decide {
  static constexpr About about{
      .name = "decide",
      .method = Method::post,
      .path = "/programme/decisions",
      .role = Role::facilitator,
      .summary = "Records what people decided of a domain, why, and the evidence they saw.",
      .example = "naen.zubia --domain 24-25-28 --outcome selected --reason \"Strong on both sides\""};

  struct Request : DomainQuestion {
    std::string domain;
    Outcome outcome = Outcome::selected;
    std::string reason;
    std::string by;
    std::optional<std::string> latest_seen;

    static constexpr auto fields = with_question_fields<5>({{
        {"domain", "The domain, as candidate-domains or define-domain names it.", Need::required},
        {"outcome", "What was decided.", Need::required},
        {"reason", "Why, in a sentence that will be read years later.", Need::required},
        {"by", "Who decided, where it was not the user alone."},
        {"latest_seen",
         "The id of the last decision on the domain that you know, empty for none: refused where there is a newer "
         "one."},
    }});
  };

  struct Reply : ReplyHead {
    std::string decision;
    std::string domain;
    Outcome outcome;
    std::string reason;
    std::string decided_by;
    std::string decided_at;
    std::string evidence_hash;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(Decide::Request, (DomainQuestion), (domain, outcome, reason, by, latest_seen))
BOOST_DESCRIBE_STRUCT(Decide::Reply, (ReplyHead),
                      (decision, domain, outcome, reason, decided_by, decided_at, evidence_hash))

}  // namespace zubia::operations
