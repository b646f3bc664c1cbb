#pragma once

#include "apps/server/service.hpp"

namespace zubia::server {

/// The reply of an operation as JSON. Whoever may not run it is refused, and that is written down.
Result<std::string> run_operation(Service& service, const operations::AnyOperation& operation,
                                  const nlohmann::json& fields, const Visitor& visitor, const operations::Work& work);

/// What the role may not do at all is refused before anything of the request is read.
Result<void> check_role(Service& service, const operations::AnyOperation& operation, const Visitor& visitor);

/// Called on a worker of quick work: analyses go on to workers of their own.
void answer_operation(Service& service, const RequestPointer& request, const Visitor& visitor, http::Reply reply);

}  // namespace zubia::server
