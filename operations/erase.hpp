#pragma once

// Included by the source of each operation only, which instantiates `erase` for it.

#include <concepts>
#include <type_traits>

#include "operations/any_operation.hpp"
#include "operations/permissions.hpp"
#include "operations/reflection.hpp"
#include "operations/rendering.hpp"

namespace zubia::operations {

template <class O>
concept AsksProgramme = requires(const O& operation, const typename O::Request& request,
                                 storage::ProgrammeStore& programme, const Work& work) {
  operation(request, programme, work);
};

template <class O>
concept NamesTerritories = requires(const typename O::Request& request, storage::ProgrammeStore& programme) {
  { O::territories(request, programme) } -> std::same_as<Result<std::vector<std::string>>>;
};

/// Every request passes here, whichever app it came through.
template <class O>
Result<void> check_permission_for(const typename O::Request& request, storage::ProgrammeStore* programme,
                                  const Asker& asker) {
  static_assert(O::about.extent == Extent::programme || NamesTerritories<O>, "it has to say which territories");
  if constexpr (O::about.extent == Extent::territories) {
    if (is_held_to_territories(asker.role)) {
      // Who may not do it at all learns nothing of the object.
      if (auto allowed = check_permission(asker, O::about); !allowed) return allowed;
      const auto objects = O::territories(request, *programme);
      if (!objects) return refuse(objects.error());
      return check_permission(asker, O::about, *objects);
    }
  }
  return check_permission(asker, O::about);
}

template <class T>
FieldKind kind_of() {
  if constexpr (is_optional<T>) {
    return kind_of<typename T::value_type>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return FieldKind::flag;
  } else if constexpr (std::is_floating_point_v<T>) {
    return FieldKind::number;
  } else if constexpr (std::is_integral_v<T>) {
    return FieldKind::integer;
  } else if constexpr (DescribedEnum<T>) {
    return FieldKind::choice;
  } else if constexpr (is_vector<T>) {
    return FieldKind::list;
  } else if constexpr (std::is_same_v<T, InputFile>) {
    return FieldKind::file;
  } else {
    return FieldKind::text;
  }
}

template <class Request>
std::vector<FieldDescription> describe_fields() {
  std::vector<FieldDescription> fields;
  const Request defaults{};
  for_each_member<Request>([&]<class C, class M>(const char* name, M C::*member) {
    FieldDescription description{field_of<Request>(name), kind_of<M>(), {}, {}};
    if constexpr (DescribedEnum<M>) description.choices = choices_of<M>();
    if constexpr (DescribedEnum<M>) {
      description.default_text = choice_name(defaults.*member);
    } else if constexpr (std::is_arithmetic_v<M> && !std::is_same_v<M, bool>) {
      description.default_text = OrderedJson(defaults.*member).dump();
    } else if constexpr (std::is_same_v<M, std::string>) {
      description.default_text = defaults.*member;
    }
    fields.push_back(std::move(description));
  });
  return fields;
}

template <class Request>
OrderedJson request_schema() {
  OrderedJson properties = OrderedJson::object();
  OrderedJson required = OrderedJson::array();
  for_each_member<Request>([&]<class C, class M>(const char* name, M C::*) {
    const Field& field = field_of<Request>(name);
    OrderedJson schema = schema_of<M>();
    schema["description"] = field.help;
    if (!std::isinf(field.minimum)) schema["minimum"] = field.minimum;
    if (!std::isinf(field.maximum)) schema["maximum"] = field.maximum;
    properties[name] = std::move(schema);
    if (field.need == Need::required) required.push_back(name);
  });
  return {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
}

template <class O>
AnyOperation erase() {
  AnyOperation any;
  any.about = O::about;
  any.fields = describe_fields<typename O::Request>();
  any.needs_programme = AsksProgramme<O>;
  any.changes_programme = any.needs_programme && O::about.method != Method::get;
  any.run = [](const nlohmann::json& json, storage::ProgrammeStore* programme, const Work& work,
               const OutputOptions& output) -> Result<WrittenReply> {
    const auto request = read_request<typename O::Request>(json);
    if (!request) return refuse(request.error());
    if (auto allowed = check_permission_for<O>(*request, programme, work.asker); !allowed)
      return refuse(allowed.error());
    const auto reply = [&] {
      if constexpr (AsksProgramme<O>) {
        return O{}(*request, *programme, work);
      } else {
        static_cast<void>(programme);
        return O{}(*request, work);
      }
    }();
    if (!reply) return refuse(reply.error());
    return write_reply(*reply, output);
  };
  any.request_schema = request_schema<typename O::Request>;
  any.reply_schema = schema_of<typename O::Reply>;
  return any;
}

}  // namespace zubia::operations
