package io.rapport.planted.house;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class InjectedField {

    @Autowired @Nullable PublicBean bean;
}
