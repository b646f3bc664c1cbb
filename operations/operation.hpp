#pragma once

#include <array>
#include <boost/describe.hpp>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/base/progress.hpp"
#include "engine/base/result.hpp"

namespace zubia::operations {

class StudyShelf;

enum class Method { get, post, put };

/// The roles, from somebody who is not known to the owner of the programme. Every role stands here and under this name
/// everywhere: in accounts, routes and replies. Each may do what the ones before it may.
enum class Role { anybody, respondent, company, researcher, facilitator, owner };
BOOST_DESCRIBE_ENUM(Role, anybody, respondent, company, researcher, facilitator, owner)

/// What a change changes: something of the programme as a whole, or what belongs to territories. An operation of the
/// second kind says which ones: `static Result<std::vector<std::string>> territories(request, programme)`. A
/// facilitator may change the own ones only.
enum class Extent { programme, territories };

/// What an operation is called, where it is reached, who may call it, and what a new user reads about it.
struct About {
  std::string_view name;  ///< the command: `location-quotients`
  Method method;
  std::string_view path;  ///< the route below `/api`; fields of the request in braces
  Role role;
  std::string_view summary;           ///< one sentence
  std::string_view example;           ///< the arguments of a worked example, without `zubia` and the command
  std::string_view method_page = {};  ///< the page of `docs/methods`, without `.md`
  Extent extent = Extent::programme;
};

enum class Need { optional, required };

/// What the reader of help, of the schema and of a problem needs to know of one field of a request. Shares, counts and
/// thresholds outside the bounds are refused.
struct Field {
  std::string_view name;  ///< as the member: `presence_threshold`; on the terminal `--presence-threshold`
  std::string_view help;
  Need need = Need::optional;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
};

/// The fields of a request that shares some with others: `constexpr auto fields = joined(own, shared);`
template <std::size_t N, std::size_t M>
constexpr std::array<Field, N + M> joined(const std::array<Field, N>& first, const std::array<Field, M>& then) {
  std::array<Field, N + M> all{};
  std::size_t place = 0;
  for (const Field& field : first) all[place++] = field;
  for (const Field& field : then) all[place++] = field;
  return all;
}

/// A file that the caller hands over: a path or `-` on the terminal, an upload on the web.
struct InputFile {
  std::string name;
  std::string bytes;
};

/// What an operation should tell the user beside its answer.
struct Notice {
  std::string code;
  std::string text;

  friend bool operator==(const Notice&, const Notice&) = default;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (code, text))

/// One silent choice made audible: reference area, presence threshold, diagonal of proximity …
struct Convention {
  std::string name;
  std::string choice;
};
BOOST_DESCRIBE_STRUCT(Convention, (), (name, choice))

/// Who asks. The default has no role and may do nothing.
struct Asker {
  std::string id = {};                        ///< of the account; empty in the terminal
  std::string name = {};                      ///< of the account, or of the user of the terminal
  std::string role = {};                      ///< by its name in `Role`
  std::vector<std::string> territories = {};  ///< of a facilitator
  std::string peer = {};                      ///< the address that the request came from; empty in the terminal
};

/// How the work is done, as opposed to what is asked.
struct Work {
  Progress progress;
  Parallelism parallelism;
  std::string now;  ///< ISO 8601 UTC
  Asker asker;
  std::string pseudonym_key = {};  ///< what names become pseudonyms under, for askers who may not see names
  /// Of a write from outside: sent again with the same key, it is stored once. Empty where the asker sees the outcome.
  std::string idempotency_key = {};
  /// In which names are given: `en`, `es`, `fr`, `eu`. Empty for the first language of the programme.
  std::string language = {};
  /// Where prepared studies are kept between requests; null prepares each anew, with the same outcome.
  StudyShelf* studies = nullptr;
};

/// What every reply of an analysis opens with. In CSV, `data_status` becomes a last column where it is not empty.
struct ReplyHead {
  std::string data_status;  ///< `illustrative`, `official`, `mixed`, or empty where the data do not say
  std::vector<Convention> conventions;
  std::vector<Notice> notices;
};
BOOST_DESCRIBE_STRUCT(ReplyHead, (), (data_status, conventions, notices))

}  // namespace zubia::operations
